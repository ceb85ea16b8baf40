class Shape:
    sides = 0
    def __init__(self, n=1): self.n = n
    @classmethod
    def unit(cls): return cls(1)
    @staticmethod
    def about(): return "shape"
class Sq(Shape):
    kind = "square"
    sides = 4
    @staticmethod
    def about(): return "sq"
class Tri(Shape):
    kind = "tri"
    sides = 3
for c in [Sq, Tri]:
    print(c.__name__, c.kind, c.sides, c(3).n)
reg = {"a": Sq, "b": Tri}
print(reg["a"].kind, [reg[k].sides for k in reg], max([Sq, Tri], key=lambda c: c.sides).__name__)
def best(classes): return sorted(classes, key=lambda c: c.sides)[0]
print(best([Sq, Tri]).kind)
for c in [Sq, Tri, Shape]:
    try: print(c.kind)
    except AttributeError as e: print(e)
print(reg["a"].about(), reg["b"].unit().n, [c.unit().n for c in (Sq, Tri)])
for c in [Sq, Tri]: print(c.about(), c.unit().sides, c)
class Above: pass
class Below(Above): pass
class Check:
    def __init__(self, kind): self.kind = kind
    def ok(self, v): return isinstance(v, self.kind)
for v in [1, "a", Above(), Below(), 2.5, True, None, [1]]:
    print([Check(k).ok(v) for k in (int, str, Above, Below, list, float)])
def only(xs, kind): return [x for x in xs if isinstance(x, kind)]
print(only([1, "a", 2], int), only([1, "a", 2], str))


SIZES = {int: 4, str: 8}


def size_of(kind):
    try:
        return SIZES[kind]
    except KeyError as e:
        return f"no size of {e}"


print(size_of(int), size_of(float), size_of(list), size_of(str))
