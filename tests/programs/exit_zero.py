"""sys.exit() without a status: 0, through a finally."""

import sys

try:
    print("before")
    sys.exit()
finally:
    print("finally")
print("never")
