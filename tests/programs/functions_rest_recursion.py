"""Functions that call themselves with the rest of their arguments, until there is none."""

def total(first, *rest):
    if not rest:
        return first
    return first + total(*rest)
print(total(1, 2, 3, 4), total("a", "b"), total(5))
def largest(*args):
    if args:
        head, tail = args[0], args[1:]
        if not tail:
            return head
        other = largest(*tail)
        return head if head > other else other
    return None
print(largest(3, 9, 2), largest())
def compose(f, *fs):
    if not fs:
        return f
    g = compose(*fs)
    return lambda x: f(g(x))
print(compose(lambda x: x + 1, lambda x: x * 2)(5))
def show(*args, sep=" "):
    if len(args) == 0:
        return "none"
    return sep.join(str(a) for a in args)
print(show(), show(1, "b", sep="-"))
def product(*pools):
    if not pools:
        return [()]
    return [(x,) + rest for x in pools[0] for rest in product(*pools[1:])]
print(product([1, 2], [3], [4, 5]))
t = ()
if t:
    print("full")
else:
    print("empty")
while t == ():
    t = (1,)
print(t and "yes" or "no", bool(()), bool((0,)), not ())
