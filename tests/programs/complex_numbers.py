"""Complex numbers: arithmetic, texts, keys of dicts, places on a grid; sums of what has `__radd__`."""

import cmath
z = complex(3, -4)
print(z, abs(z), z.real, z.imag, z.conjugate(), -z, +z, bool(z), bool(0j))
print(1j, 2j, -1j, 1 + 2j, 1 - 2j, 0j, -0.0 + 1j, 1.5j, 1e20j, complex(1e16, -1e-5), complex(float('inf'), float('nan')), complex(-0.0, -0.0), complex(0.0, -0.0))
print(z + 1, 1 + z, z - 2.5, 2.5 - z, z * 2, 2 * z, z / 2, 2 / z, z * z, z / (1 + 1j), z ** 2, z ** 0.5, z ** -1, 2 ** z, z ** z, z ** 0)
print(z == 3 - 4j, z == 3, 3 == complex(3, 0), 3.0 == complex(3), complex(3) == 3, z != 3, True == complex(1))
print(hash(z), hash(complex(3)), hash(3), hash(0j), hash(1j), hash(complex(-1, 0)), hash(complex(1.5, 2.5)))
d = {1j: 'up', -1j: 'down', 1: 'right', -1: 'left'}
print(d[complex(0, 1)], d[complex(1, 0)], d[-1])
pos = 0
seen = {pos}
for c in 'URDDL':
    pos += {'U': 1j, 'D': -1j, 'L': -1, 'R': 1}[c]
    seen.add(pos)
print(pos, len(seen), sorted(seen, key=lambda p: (p.real, p.imag)))
grid = {}
for y, line in enumerate(['#.#', '..#']):
    for x, ch in enumerate(line):
        grid[complex(x, y)] = ch
print(grid[1 + 1j], grid.get(5j), [p for p in grid if grid[p] == '#'])
for dd in (1, -1, 1j, -1j):
    print(grid.get(1 + 0j + dd, '?'), end=' ')
print()
print(f'{z:.2f}', f'{z:10.1f}|', f'{z}', f'{z!r:>12}', '%s' % z, f'{1j:.3}', f'{z:+.1e}', f'{z:<12}|', f'{z:^12}|', f'{2.5j:g}', f'{z:*>14.2f}', f'{3+0j:.0f}', f'{1234567.5+1j:,.1f}', f'{1j}', format(1j, '+'), format(1j, '.2'))
print(complex('1+2j'), complex(' -3.5e2j '), complex('j'), complex('-j'), complex('(1-1j)'), complex('2'), complex('+1e3-j'), complex('inf-nanj'), complex())
for t in ('', '1+', '1 + 2j', 'abc', '1+2', '(1', 'jj', '1j+2'):
    try:
        print(complex(t))
    except ValueError as e:
        print(repr(t), e)
try:
    print(1j / 0)
except ZeroDivisionError as e:
    print(e)
try:
    print(0j ** -1)
except ZeroDivisionError as e:
    print(e)
try:
    print(0j ** 1j)
except ZeroDivisionError as e:
    print(e)
print(complex(1, 2j), complex(1j, 1j), complex(1j), complex(real=2), complex(imag=3), complex(2, imag=5), complex(-0.0), complex(1, -0.0))
print(cmath.exp(1j * cmath.pi), cmath.sqrt(-1), cmath.phase(-1), cmath.polar(1j), cmath.rect(2, cmath.pi / 2), cmath.log(1j), cmath.sqrt(3 + 4j), cmath.log(-1), cmath.log10(100), cmath.log(8, 2))
print(cmath.sin(1 + 1j), cmath.cos(1j), cmath.isclose(1j, 1.0000000001j), cmath.isnan(complex('nan')), cmath.isinf(1j))
print(isinstance(z, complex), isinstance(1, complex), type(z), type(z).__name__, type(1j) is complex)
x, y = z.real, z.imag
print(int(x), int(y), round(x / 2), sum([1j, 2, 3 + 1j]), sum([1j] * 3), max([1j, 2 + 2j], key=abs))
def mandel(c):
    z = 0
    for n in range(50):
        if abs(z) > 2:
            return n
        z = z * z + c
    return 50
for yy in range(-6, 7):
    print(''.join(' .:-=+*#%@'[mandel(complex(xx / 20, yy / 6)) // 6] for xx in range(-40, 12)))
def fft(x):
    n = len(x)
    if n == 1:
        return x
    even, odd = fft(x[0::2]), fft(x[1::2])
    t = [cmath.exp(-2j * cmath.pi * k / n) * odd[k] for k in range(n // 2)]
    return [even[k] + t[k] for k in range(n // 2)] + [even[k] - t[k] for k in range(n // 2)]
print(' '.join('%5.3f' % abs(f) for f in fft([1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0])))
print([complex(round(f.real, 6), round(f.imag, 6)) for f in fft([1, 2, 3, 4])])
try:
    print(z < 1j)
except TypeError as e:
    print(e)
a = 1j
a *= 1j
print(a, a == -1, a in (-1, 2), [1j, 2j].index(2j), {1j, 1j, 1 + 0j, 1})
dirs = {'N': 1j, 'S': -1j}
p = 0j
heading = 1
for move in ('N3', 'S1', 'L90', 'F2'):
    k, n = move[0], int(move[1:])
    if k in dirs:
        p += dirs[k] * n
    elif k == 'L':
        heading *= 1j ** (n // 90)
    else:
        p += heading * n
print(p, abs(p.real) + abs(p.imag), int(p.real), p.imag.is_integer())

def f(x):
    return type(x)
for v in [1, 1j, "a", [1]]:
    print(f(v), type(v).__name__, type(v))
from collections import defaultdict
d = defaultdict(complex)
d["a"] += 1
d["a"] += 2j
print(d, d["b"])
print(defaultdict(complex, a=1j))
print(list(map(complex, ["1", "2j"])), list(map(complex, [1, 2.5])))
def norm(z: complex) -> float:
    return abs(z) ** 2
print(norm(3 + 4j))
from dataclasses import dataclass
@dataclass(frozen=True)
class P:
    z: complex = 0j
    def __add__(self, o): return P(self.z + o.z)
print(P(1j) + P(2j), P(1j) == P(1j), hash(P(1j)) == hash(P(1j)), P())
try:
    complex("x")
except ValueError as e: print(e)
try:
    print(1j + "a")
except TypeError as e: print(e)
try:
    print(int(1j))
except TypeError as e: print(e)
try:
    print(1j // 2)
except TypeError as e: print(e)
import math
try:
    print(1)
except TypeError as e: print(e)
import copy
z = 1 + 2j
print(copy.copy(z), copy.deepcopy([z]), z is z, (z, 1) == (1 + 2j, 1))
x, *rest = 1j, 2, 3j
print(x, rest, [k * 1j for k in range(3)], 2 * 1j ** 3, (-8) ** 2 * 1j)
print(str(z), repr(z), f"{z.real:.1f}{z.imag:+.1f}i")
lst = [3 + 1j, 1j, 2]
lst.sort(key=lambda c: c.real)
print(lst, min(lst, key=abs), sorted(lst, key=lambda c: (c.imag, c.real)))
print(any([0j, 0]), all([1j, 1]), not 0j, 0j or "zero", 1j and "one")
print(round((1 + 2j).real), divmod(int((7+3j).real), 2), complex(1, 2) == complex("1+2j"), {1+0j: "a"}[1], 1.0 in [1+0j])

class V:
    def __init__(self, x):
        self.x = x
    def __add__(self, o):
        return V(self.x + (o.x if isinstance(o, V) else o))
    def __radd__(self, o):
        print('radd', o)
        return self + o
    def __repr__(self): return f'V({self.x})'
class W:
    def __init__(self, x):
        self.x = x
    def __add__(self, o):
        return W(self.x + o.x)
    def __radd__(self, o):
        if isinstance(o, int):
            return self
        return o + self
    def __repr__(self): return f'W({self.x})'
print(sum([V(1)] * 3))
print(sum([V(1), V(2), V(4)]))
print(sum([W(1)] * 3))
print(sum([W(1), W(2), W(4)]))
print(sum([1j] * 3))
print(sum([1j, 2j, 5+0j]))
print(sum(1j for _ in range(3)))
