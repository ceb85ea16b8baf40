from functools import reduce

print(reduce)
