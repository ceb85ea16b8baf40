"""** and pow()."""


def power(a: int, n: int) -> int:
    return a**n


for base in [0, 1, -1, 2, -2, 3, 10, -7]:
    for n in [0, 1, 2, 3, 10, 18]:
        print(base, n, power(base, n), base**2)
print(2**62, -(2**62), 10**18, 7**22)
print(pow(2, 10), pow(3, 4, 5), pow(2, 1000, 1000007), pow(-3, 5, 7), pow(5, 3, -7), pow(3, -1, 11))
print(2**-1, 10**-2, 2.0**0.5, 2**0.5, 4.0**-1.5, (-8.0) ** 3)
try:
    print(pow(2, 5, 0))
except ValueError as error:
    print(error)
try:
    print(pow(2, -1, 4))
except ValueError as error:
    print(error)
try:
    print(0.0**-1.0)
except ZeroDivisionError as error:
    print(error)
