import sys

print(len(sys.argv))
for word in sys.argv:
    print(repr(word), len(word))
