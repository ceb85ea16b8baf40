"""dir() of objects and classes; what goes through an object's attributes by their names."""


class Suite:
    def run_all(self):
        for name in dir(self):
            if name.startswith("test_"):
                try:
                    getattr(self, name)()
                    print(name, "ok")
                except AssertionError as e:
                    print(name, "failed", e)
class Tests(Suite):
    limit = 3
    def test_b(self): assert self.limit == 3
    def test_a(self): assert 1 == 2, "numbers"
    def helper(self): return 1
Tests().run_all()
print([n for n in dir(Tests) if not n.startswith("_")])
class O:
    def __init__(self, more=False):
        self.q = 1
        self._hidden = 2
        if more: self.extra = 3
    @property
    def area(self): return 2
    @staticmethod
    def make(): return O()
    class Inner: pass
print([n for n in dir(O()) if not n.startswith("__")])
print([n for n in dir(O(True)) if not n.startswith("__")], "extra" in dir(O()), "extra" in dir(O(True)))
print(dir(O()))
print(dir(Tests) == dir(Tests()), len(dir(Suite)))
class Derived(O):
    note: str
    def __init__(self):
        super().__init__()
        self.a = "x"
    def __len__(self): return 3
for each in [O(), Derived()]:
    print([n for n in dir(each) if n not in dir(Suite)])
for cls in [O, Derived]:
    print(cls.__name__, [n for n in dir(cls) if not n.startswith("__")])
