"""What the built-in types are made of, where no syntax reaches it yet."""

from pyuk.builtins import hashes, number, oserror, slices
from pyuk.builtins.floats import divide_with_remainder, round_to_int
from pyuk.lang import u64

for i in range(-3, 4):
    print(hashes.hash_int(i), hashes.hash_int(i * (1 << 61) + i), hashes.hash_int((i << 60) - 1))
for x in (0.0, -0.0, 1.0, -1.0, 0.5, 1e300, -1e-300, 5e-324, 3.14, float("inf"), float("-inf"), 2.0**61):
    print(hashes.hash_float(x))
state: u64 = hashes.HASH_TUPLE
for item in (1, -1, 1 << 62):
    state = hashes.hash_item(state, hashes.hash_int(item))
print(hashes.hash_tuple(state, 3))
print(number.power_modulo(-7, 1 << 40, 1 << 62), number.power_modulo(3, -5, 1000003), number.compare_with_float(3, 2.5))
print(number.true_divide((1 << 62) + 1, 3), number.true_divide(-(1 << 63), (1 << 63) - 1), number.divide_with_remainder(-7, 2))
print(divide_with_remainder(-7.5, 2.0), round_to_int(-2.5), round_to_int(3.5))
print(slices.count(5, -1, -2), slices.first_index(-100, 10, -1), slices.adjusted(100, 10, -1))
for errno in (1, 2, 11, 17, 32, 104, 110, 111, 5):
    error = oserror.os_error(errno, "why", "f")
    print(str(error), error.errno, error.strerror)
