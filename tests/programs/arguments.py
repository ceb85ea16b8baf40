"""sys.argv as the program was called. args: one 'two words' "" -x --long=3 é"""

import sys

print(len(sys.argv))
for word in sys.argv[1:]:
    print(repr(word), len(word))
