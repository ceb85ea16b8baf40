import operator
from functools import cmp_to_key, reduce
from operator import add, mul

print(add(2, 3), add(1.5, 2), add("a", "b"), add([1], [2]), mul(3, "ab"), mul(2.0, 4))
print(operator.sub(5, 8), operator.truediv(7, 2), operator.floordiv(-7, 2), operator.mod(-7, 3), operator.pow(2, 10))
print(operator.abs(-3), operator.abs(-0.0), operator.abs(2.5), operator.neg(3), operator.pos(-3), operator.inv(5), operator.invert(0), operator.lshift(1, 5), operator.rshift(256, 4))
print(operator.and_(12, 10), operator.or_(12, 10), operator.xor(12, 10), operator.and_(True, False))
print(operator.lt(1, 2), operator.le("b", "a"), operator.eq([1], [1]), operator.ne(1, 1.0), operator.ge(2, 2), operator.gt(3.5, 4))
print(operator.not_([]), operator.not_("x"), operator.truth(0), operator.truth([0]), operator.is_(None, None))
print(operator.concat("ab", "cd"), operator.contains([1, 2], 2), operator.contains("hello", "ell"))
print(operator.countOf([1, 2, 1], 1), operator.countOf("banana", "a"), operator.indexOf("banana", "n"), operator.getitem("abc", 1))
values = [3, 1, 2]
operator.setitem(values, 0, 9)
operator.delitem(values, 1)
print(values, operator.getitem(values, -1), operator.iadd(values, [7]), values, operator.isub(5, 2), operator.imul("x", 3))
try:
    operator.indexOf([1, 2], 5)
except ValueError as error:
    print(error)
try:
    operator.truediv(1, 0)
except ZeroDivisionError as error:
    print(error)

print(reduce(add, [1, 2, 3, 4]), reduce(mul, [1, 2, 3, 4], 10), reduce(add, ["a", "b"], ">"), reduce(add, [[1], [2, 3]], []))
print(reduce(lambda a, b: a if a > b else b, [3, 9, 2]), reduce(lambda n, word: n + len(word), ["one", "three"], 0))
print(reduce(lambda a, b: a * 10 + b, (1, 2, 3)), reduce(lambda a, c: c + a, "abc"), reduce(add, values[:0], 5), reduce(add, range(101)))
try:
    print(reduce(add, values[:0]))
except TypeError as error:
    print(error)


def by_length(a, b):
    return len(a) - len(b)


key = cmp_to_key(by_length)
print(key("abc") < key("ab"), key("abc") > key("ab"), key("abc") == key("xyz"), key("a") <= key("b"))

operations = [("+", operator.add), ("-", operator.sub), ("*", operator.mul), ("//", operator.floordiv)]
for name, function in operations:
    print(name, function(17, 5))


class Hinted:
    def __length_hint__(self):
        return 12


print(operator.length_hint([1, 2]), operator.length_hint("abc"), operator.length_hint(5, 9), operator.length_hint(Hinted()))
