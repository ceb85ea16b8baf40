"""Functions and classes as default values; parameters that may be left out."""


class Missing:
    pass


class Counter:
    def __init__(self, start=0):
        self.value = start


def double(x):
    return x + x


def apply(x, function=double):
    return function(x)


def make(kind=Counter):
    return kind()


def fold(function, values, initial=Missing):
    if initial is Missing:
        total = values[0]
        for value in values[1:]:
            total = function(total, value)
        return total
    result = initial
    for value in values:
        result = function(result, value)
    return result


def show(text, transform=None):
    shown = text if transform is None else transform(text)
    return f"<{shown}>"


print(apply(3), apply("ab"), apply(-3, abs), apply(4, function=lambda x: x - 1))
print(make().value, make(lambda: Counter(7)).value)
print(fold(lambda a, b: a + b, [1, 2, 3]), fold(lambda a, b: a + b, [1, 2, 3], 10), fold(lambda a, b: a + str(b), [1, 2], ""))
print(show("x"), show("x", lambda t: t.upper()), show("abc", len))
