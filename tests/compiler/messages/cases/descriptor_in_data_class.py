from dataclasses import dataclass
class D:
    def __get__(self, o, t=None): return 3
    def __set__(self, o, v): pass
@dataclass
class P:
    x: int = D()
print(P(1))
