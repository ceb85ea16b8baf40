"""Formats that the program computes: str.format(), starred arguments, empty specifiers, string.Formatter."""

from string import Formatter
import string


class P:
    def __init__(self, n):
        self.n = n

    def __format__(self, spec):
        return f"<{self.n}:{spec}>"

    def __repr__(self):
        return "P!"


def fill(t, *args, **kw):
    try:
        print(repr(t.format(*args, **kw)))
    except (ValueError, IndexError, KeyError, TypeError) as e:
        print(repr(t), type(e).__name__, e)


def one(t):
    try:
        print(t.format(1, "b", x=2.5), t.format_map({"x": 1}) if "x" in t else "")
    except ValueError as e:
        print(e)


for t in ["{0} {1} {x}", "{} {}", "{x:.2f}{{}}", "plain", "", "{0!r:>5}{1!r}|{1!s:^7}|{1!a}"]:
    fill(t, 1, "b", x=2.5)
for t in [
    "{",
    "}",
    "{0",
    "{0!",
    "{0!r",
    "{0!x}",
    "{0!rx}",
    "{0:{1}}",
    "{0:{1}",
    "{0:{1:{2}}}",
    "{} {0}",
    "{0} {}",
    "{5}",
    "{nope}",
    "{0{}",
    "a}b",
    "{0[",
    "{0[a",
    "{:d}",
    "{0:5}{1:>{2}}{x:{y}}",
    "{!r}{:>3}",
    "{x!r:<{w}}|",
    "}}{{",
    "{0.}",
    "{0[]}",
    "{0[1]}",
    "{0[1]a}",
    "{0!\u20ac}",
]:
    fill(t, [1, 22], 3, 4, x="q", y="^3", w=6)
fill("{}-{p:abc}", P(3), p=P(4))
fill("{d[a]} {d[b]} {l[0]}", d={"a": 1, "b": 2}, l=[5, 6])
one("{0}{1}{x}")


def f(*row, **d):
    print("{} {}".format(*row), "{0:>4} {1}".format(*row))
    print("{a} {b}".format(**d))


f(1, 2, a=3, b=4)
row = ["x", "y"]
print("{}|{}".format(*row), "{n:>3}".format(**{"n": 5}))
templates = {"hi": "Hello, {name}!", "bye": "Bye {name}, {n:03d}"}
for key in templates:
    print(templates[key].format(name="Bob", n=7))
lang = "bye"
t = templates[lang]
print(t.format_map({"name": "A", "n": 3}))
try:
    t.format_map({"name": "A"})
except KeyError as e:
    print("KeyError", e)
fmts = [("{:>10}", "x"), ("{:.3e}", 12345.678), ("{:,}", 1234567), ("{:%}", 0.25), ("{:#x}", 255)]
for fm, v in fmts:
    print(fm.format(v))
width = 8
line = "{:<" + str(width) + "}|"
print(line.format("ab"), ("{:>%d}" % 6).format(5))


class Braces(dict):
    def __missing__(self, k):
        return "{" + k + "}"


t = "{a} {b}" if len("x") == 1 else ""
print(t.format_map(Braces(a=1)))
empty = "".join([])
print(
    f"{True:{empty}}|{[1]:{empty}}|{(1, 2):{empty}}|{None:{empty}}|{b'x':{empty}}|{3:{empty}}|{2.5:{empty}}",
    format([3], empty),
)
wide = empty + ">6"
print(f"{True:{wide}}|{3:{wide}}|{2.5:{wide}}|{'s':{wide}}")
for attempt in (
    lambda: f"{[1]:{wide}}",
    lambda: f"{(1, 2):{wide}}",
    lambda: format(None, wide),
    lambda: format({1}, wide),
):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
f = Formatter()
print(
    f.format("{0} {1} {name}", 1, 2, name="x"),
    f.format("{}-{}", "a", 5),
    f.format("{!r:>6}|{:{w}.2f}", "a", 3.14159, w=8),
)
print(list(f.parse("a{b!r:>{w}}c{{")), list(f.parse("")), list(f.parse("x{}")))
print(string.Formatter().vformat("{a}-{b:>4}", (), {"a": 1, "b": 2}))


class Default(string.Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str):
            return kwargs.get(key, "{" + key + "}")
        return super().get_value(key, args, kwargs)

    def format_field(self, value, format_spec):
        if format_spec == "upper":
            return str(value).upper()
        return super().format_field(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion == "t":
            return str(value).title()
        return super().convert_field(value, conversion)


print(Default().format("{0} {missing} {x:upper} {x!t} {y:>4}|{l[1]}", 1, x="hello world", y=2, l=[1, 2]))
for t in ["{} {0}", "{0} {}", "{5}", "{nope}", "{!x}", "{", "{0:{0:{0:{0}}}}", "{a[}"]:
    try:
        print(f.format(t, 1))
    except (ValueError, KeyError, IndexError) as e:
        print(t, type(e).__name__, e)


class Strict(Formatter):
    def check_unused_args(self, used_args, args, kwargs):
        unused = [k for k in kwargs if k not in used_args] + [
            i for i in range(len(args)) if i not in used_args
        ]
        if unused:
            raise ValueError(f"unused {unused}")


try:
    Strict().format("{0}", 1, 2, b=3)
except ValueError as e:
    print(e)
