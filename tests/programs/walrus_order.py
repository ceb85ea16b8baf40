"""What stands before `:=` or a call in an expression is evaluated before it, variables too."""
def f(n: int) -> None:
    x = n
    x += (x := 10)
    print(x)
    x = n
    print(x + (x := 10), x)
    x = n
    print(x * 2 + (x := 3) - x, x < (x := 100) < x + 1)
    s = "a"
    s += (s := "b") + s
    print(s, s + (s := "q") + s, f"{s}{(s := 'z')}{s}")
    l = [x, (x := 5), x]
    print(l, (x, (x := 6), x), {x: (x := 7)}, x)
    def bump() -> int:
        nonlocal x
        x += 1
        return x
    x += bump()
    print(x, x + bump(), x - bump() - x, max(x, bump(), x), [x, bump(), x], x < bump())
    print(x, bump(), x)
    t = (1, 2)
    print(t[0] + (t := (5, 6))[0] + t[1])
    o = [1]
    print(o + (o := [2]) + o, o == (o := [2]), o is (o := [2]))
    u = n if n else "s"
    print(u, (u := "k"), u, x if x else (x := 3))
    d = {"a": 1}
    d["a"] += (d := {"a": 50})["a"]
    print(d)
    y = 1.5
    y = y + (y := 2.5) * y
    print(y, y == (y := 3.0), not y, y and (y := 0.0), y or (y := 9.0), y)
    b = True
    print(b and (b := False), b, b or (b := True) or b, b & (b := False), b)
def g(k: int) -> None:
    if k > 1:
        q = k
    print(q, k, (q := 5), q)
f(1)
g(3)
for v in (1,):
    try:
        g(v)
    except UnboundLocalError as e:
        print(e)
