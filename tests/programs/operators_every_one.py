import math
class It:
    def __init__(self, v):
        self.k = v
        self.n = 0
    def __iter__(self):
        return self
    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration
        return self.k + self.n
class N:
    def __init__(self, v):
        self.v = v
    def __int__(self): return int(self.v)
    def __float__(self): return float(self.v)
    def __index__(self): return int(self.v)
    def __bool__(self): return self.v != 0
    def __abs__(self): return N(abs(self.v))
    def __neg__(self): return N(-self.v)
    def __pos__(self): return N(+self.v)
    def __invert__(self): return N(~self.v)
    def __round__(self, n=0): return self.v + n
    def __divmod__(self, o): return (self.v // o, self.v % o)
    def __pow__(self, o): return N(self.v ** o)
    def __matmul__(self, o): return f"{self.v}@{o.v}"
    def __lshift__(self, k): return N(self.v << k)
    def __and__(self, k): return N(self.v & k)
    def __floordiv__(self, k): return N(self.v // k)
    def __truediv__(self, k): return self.v / k
    def __mod__(self, k): return N(self.v % k)
    def __repr__(self): return f"N({self.v})"
    def __format__(self, spec): return f"<{self.v:{spec}}>"
    def __call__(self, x, y=2): return self.v + x * y
    def __len__(self): return 3
    def __contains__(self, x): return x == self.v
    def __getitem__(self, i): return self.v * i
    def __setitem__(self, i, val): self.v = i + val
    def __delitem__(self, i): self.v = -i
    def __iter__(self): return It(self.v)
    def __hash__(self): return hash(self.v)
    def __eq__(self, o): return isinstance(o, N) and self.v == o.v

    def __floor__(self): return 7
    def __ceil__(self): return 8
    def __trunc__(self): return 9
n = N(5)
print(int(n), float(n), bool(n), abs(N(-3)), -n, +n, ~n, round(n), divmod(n, 3), n ** 2, n @ N(2), n << 2, n & 4)
print(n // 2, n / 2, n % 3, f"{n:03d}", f"{n}", format(n, ">4"), n(1), n(1, y=5), len(n), 5 in n, 6 in n, n[3])
n[2] = 4
print(n)
del n[9]
print(n, list(n), [x for x in n], hash(N(3)) == hash(N(3)), N(2) == N(2), {N(1): "a"}[N(1)])
print([10, 20, 30][N(1)], bool(N(0)), not N(0), "yes" if N(0) else "no")
print(hex(N(255)))
