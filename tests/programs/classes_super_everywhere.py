"""super() beyond calls: properties, attributes, methods as values, and within functions of a method."""

class A:
    def __init__(self):
        self._v = 1
    @property
    def v(self):
        return self._v
    @v.setter
    def v(self, x):
        self._v = x
    def items(self):
        return [1, 2, 3]
    @property
    def name(self): return "A"
class B(A):
    @property
    def v(self):
        return super().v + 10
    @v.setter
    def v(self, x):
        A.v.fset(self, x * 2)
    def items(self):
        return [x for x in super(B, self).items()] + [10]
    @property
    def name(self): return "B" + super().name
class BB(B):
    @property
    def name(self): return f"<{super().name}>"
b = B()
print(b.v, b.name, BB().name)
b.v = 4
print(b.v, b.items())
class C(A):
    def items(self):
        def inner():
            return super(C, self).items()
        return inner()
    def gen(self):
        return [super(C, self).items()[i] for i in range(2)]
print(C().items(), C().gen())
class E(A):
    def items(self):
        f = lambda: super(E, self).items()
        return f()
    def m(self):
        def inner():
            return super().items()
        try:
            return inner()
        except RuntimeError as e:
            return str(e)
print(E().items())
class F(A):
    def items(self):
        return sorted(super().items(), key=lambda x: -x)
    def each(self):
        for x in super().items():
            yield x
    def call(self):
        f = super().items
        return f()
print(F().items(), list(F().each()), F().call())
class G(A):
    def items(self):
        return list(map(lambda x: x + len(super(G, self).items()), [1]))
print(G().items())
class Base:
    kind = "base"
    def __getattr__(self, n): return "dyn " + n
class Der(Base):
    kind = "der"
    def k(self): return super().kind
print(Der().k(), Der().foo)
