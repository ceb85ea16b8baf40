"""Constants of a class, in constants of the module and as defaults."""


class Limit:
    value = 3
    twice = value * 2
class Sub(Limit):
    pass
bound = Limit.value + 1
more = -Limit.twice
sub = Sub.value * 2
def f(n=Limit.value):
    return n + Limit.twice
print(bound, more, sub, f(), Limit.value)
