"""print(file=sys.stderr) is no part of standard output."""

import sys

print("to stderr", file=sys.stderr)
print("to stdout", file=sys.stdout)
sys.stdout.write("written\n")
print("end", end="", flush=True)
