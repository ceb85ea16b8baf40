"""Format specifications for floats."""

for x in [0.0, -0.0, 1.0, -1.5, 3.14159265, 1234567.891, 0.000123456, 1e20, 1e-10, 2.675, 0.5, 1.5, 2.5, 99.995]:
    print(f"[{x:f}] [{x:.0f}] [{x:.1f}] [{x:.2f}] [{x:.10f}] [{x:8.2f}] [{x:<10.1f}] [{x:>+10.2f}] [{x:^10.1f}]")
    print(f"[{x:e}] [{x:.0e}] [{x:.3e}] [{x:E}] [{x:g}] [{x:.3g}] [{x:G}] [{x:.10g}] [{x:n}]")
    print(f"[{x:010.2f}] [{x:,.2f}] [{x:_.1f}] [{x:+}] [{x: }] [{x:%}] [{x:.1%}] [{x:12}] [{x:.3}] [{x:#.0f}]")
inf = float("inf")
nan = float("nan")
print(f"[{inf:f}] [{-inf:10}] [{nan:.2f}] [{inf:+}] [{nan:010}] [{-inf:E}] [{nan:%}]")
print(format(2.5, ".3f"), format(2.5))
