"""f-strings: nesting, conversions, and format specifications for text."""

name = "pyuk"
n = 42
x = 3.14159
print(f"{name} {n} {x}", f"{name!r:>10}|{name:<10}|{name:^10}|{name:>10}|{name:*^10}|{name:.2}|{name:6.3}|")
print(f"{{literal}} {{{n}}}")
width, precision = 12, 3
print(f"[{x:{width}.{precision}f}] [{name:{'>'}{width}}] [{n:0{width}d}]")
print(f"{n + 1} {n * 2 if n > 40 else 0} {name.upper()} {len(name)} {name[0]}{name[-1]} {(1, 'a')}")
print(f"{n=} {x=:.2f} {name=} {n + 1 = }")
print(f"{'nested ' + f'{n}'} {name!s} {True} {None} {[1, 2]}")
print(f"" + f"{n}" + f"a{n}b{n}c{x}d{name}e")
print(f"{'é':>5}|{'日本':^6}|{'🐍':*<4}|", format("abc", "5") + "|", format("abc", "") + "|")
for spec in ["5d", "+", "=5", "x"]:
    try:
        print(format("abc", spec))
    except ValueError as error:
        print(error)
