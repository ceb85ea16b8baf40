"""Format specifications for ints."""

for n in [0, 7, -7, 255, 1234567, -1234567]:
    print(f"[{n:d}] [{n:5}] [{n:<12}] [{n:>12}] [{n:^12}] [{n:=12}] [{n:+}] [{n: }]")
    print(f"[{n:x}] [{n:X}] [{n:#x}] [{n:o}] [{n:#o}] [{n:b}] [{n:#b}] [{n:08}] [{n:+08d}] [{n:#010x}]")
    print(f"[{n:,}] [{n:_}] [{n:_x}] [{n:*^20,}] [{n:~>12d}] [{n:.2f}] [{n:e}] [{n:g}] [{n:%}]")
print(f"{65:c}{0x1F40D:c}")
width = 10
print(f"[{42:{width}}] [{42:<{width}}] [{42:0{width}}]")
print(format(255, "x"), format(255), format(-5, "04d"))
