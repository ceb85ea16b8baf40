"""The exit sys facts, as CPython has them."""

import sys
print(sys.maxsize, sys.byteorder, sys.float_info.max, sys.float_info.min, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.mant_dig, sys.float_info.max_exp, sys.float_info.radix)
print(sys.int_info.bits_per_digit > 0, sys.version_info[0], sys.version_info >= (3, 8))
sys.setrecursionlimit(10000)
print(sys.intern("abc"), sys.hexversion > 0x3000000, sys.implementation.name != "", sys.version.split(".")[0], sys.getrecursionlimit() > 0)
print(sys.float_info.min_exp, sys.float_info.max_10_exp, sys.float_info.min_10_exp, sys.float_info.rounds, sys.maxunicode, sys.hash_info.width, sys.executable is not None, len(sys.argv))
sys.exit(3)
