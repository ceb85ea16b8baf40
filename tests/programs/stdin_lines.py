"""Standard input: input(), sys.stdin by lines and as a whole, its end. stdin_lines.in is what it reads."""

import sys
name = input("name? ")
print("hello", name)
n = int(input())
xs = list(map(int, input().split()))
print(n, sum(xs))
for line in sys.stdin:
    print(repr(line))
    if line == "stop\n":
        break
print(repr(sys.stdin.readline()))
print(sys.stdin.readlines())
try:
    input("more: ")
except EOFError as e:
    print("EOFError", e)
print(repr(sys.stdin.read()))
