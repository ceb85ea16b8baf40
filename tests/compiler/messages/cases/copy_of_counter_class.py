import copy
from collections import Counter


class Words(Counter):
    pass


print(copy.copy(Words(["a"])))
