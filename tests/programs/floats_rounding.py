"""round(), int() and the functions of math that round."""

import math

for x in [0.5, 1.5, 2.5, -0.5, -1.5, 2.4, 2.6, -2.6, 1e15 + 0.5, 0.49999999999999994, 4503599627370497.5]:
    print(x, round(x), int(x), math.floor(x), math.ceil(x), math.trunc(x))
for x in [2.675, 1.005, 1234.5678, -1234.5678, 0.0, 5e-324, 1e300, 0.15, 0.25, 0.35]:
    print(x, round(x, 0), round(x, 1), round(x, 2), round(x, -2), round(x, 20))
print(round(7), round(15, -1), round(25, -1), round(-15, -1), round(12345, -2), round(5, 3), round(True))
for x in [float("inf"), float("-inf"), float("nan")]:
    try:
        print(round(x))
    except (OverflowError, ValueError) as error:
        print(error)
    try:
        print(int(x))
    except (OverflowError, ValueError) as error:
        print(error)
    try:
        print(math.floor(x))
    except (OverflowError, ValueError) as error:
        print(error)
print(math.floor(7), math.ceil(-7), math.trunc(2**53 + 1), math.floor(2**53 + 1))
