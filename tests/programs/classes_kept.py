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
