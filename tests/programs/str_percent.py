"""Formatting with %: every conversion, flag and error."""


class Point:
    def __init__(self, x: int) -> None:
        self.x = x

    def __str__(self) -> str:
        return f"point at {self.x}"

    def __repr__(self) -> str:
        return f"Point({self.x})"


def maybe(flag: bool) -> Point | None:
    return Point(3) if flag else None


def conversions() -> None:
    print("%d items, %s left, %5.2f%% done, %r" % (3, "none", 12.345, "it's"))
    print("%d" % 5, "%s" % "x", "%5d|%-5d|%05d|%+d|% d" % (42, 42, 42, 42, 42), "%x %X %o" % (255, 255, 8))
    print("%#x %#X %#o %#5x|%#05x|%-#8x|" % (255, 255, 8, 10, 10, 10), "%i %u" % (1, 2), "%ld %hd" % (3, 4))
    print("%.3d %.5x %08.3d| %-8.3d|%+.2d" % (5, 10, 5, -5, 3), "%d %x" % (-255, -255), "%d" % 3.99, "%d" % -3.99)
    print("%e %E %f %F %g %G" % (12345.678, 0.00012, 2.5, 1e10, 1e20, 1e-10))
    print("%.0f %.1f %.10f %8.3f| %-8.2f| %08.2f %+.1e % .3g" % (2.5, 0.25, 1 / 3, 3.14159, 3.14159, -3.14159, 12345.0, 2.0))
    print("%#g %#.0f %g %g %g" % (1.0, 3.0, 100000.0, 1000000.0, 1e-5), "%f %5.1f %05f" % (float("inf"), float("nan"), float("-inf")))
    print("%c%c%c %5c| %-3c|" % (72, "i", "é", "x", 65), "%s %r %a" % ("é", "é", "é"), "%10s|%-10s|%.2s|%5.1s|" % ("abc", "abc", "abc", "abc"))
    print("%s %s %s %r" % (True, None, 1.5, (1, "a")), "%d %f %5s" % (True, False, False), "%s" % [1, 2], "%s %r" % (Point(1), Point(2)))
    print("%s %s" % (maybe(True), maybe(False)), "%r" % (b"bytes",), "%s" % (("nested", 1),), "100%%", "100%%" % (), "%%%d%%" % 5)
    print("%*d|%-*d|%*d" % (5, 1, 5, 2, -5, 3), "%.*f %*.*f" % (2, 3.14159, 8, 3, 2.71828))
    print("plain" % (), "list" % [1], "%s and %s" % ("a", "b") + "!", "%-6s%6.2f" % ("total", 9.5))


def computed(template: str, value: int) -> str:
    return template % value


def mistakes(case: int) -> str:
    if case == 0:
        return "%d" % "text"
    if case == 1:
        return "%d %d" % (1,)
    if case == 2:
        return "%d" % (1, 2)
    if case == 3:
        return "%x" % 1.5
    if case == 4:
        return "%f" % "x"
    if case == 5:
        return "%c" % "ab"
    if case == 6:
        return "%c" % 1.5
    if case == 7:
        return "%c" % 1114112
    if case == 8:
        return "%z" % 1
    if case == 9:
        return "%" % 1
    if case == 10:
        return "%d" % None
    if case == 11:
        return "%*d" % ("a", 1)
    if case == 12:
        return "no conversion" % 1
    if case == 13:
        return "%5%" % 3
    if case == 14:
        return "%(name)s" % 5
    if case == 15:
        return "%d" % float("inf")
    if case == 16:
        return "%o" % [1]
    if case == 17:
        return "%\u00e9" % 1
    return "%5" % 3


conversions()
for template in ["<%d>", "%5x", "%r!", "%s%%", "%e", "%c"]:
    print(computed(template, 97))
for case in range(19):
    try:
        print(case, mistakes(case))
    except (TypeError, ValueError, OverflowError) as error:
        print(case, type(error).__name__, error)
name = "%s=%d;"
text = ""
for i, letter in enumerate("abc"):
    text += name % (letter, i)
print(text)
text %= ()
print(text)
sizes = {"a": 3, "total (b)": 12}
print("%(a)d %(total (b))05d %(a)s %(a)r %(a)x %%" % sizes, "%(x).1f|%(x)8.2f|" % {"x": 2.55}, "%(who)s %(who)10s %(who)r" % {"who": "me"})
print("%s" % {"k": 1}, "no names" % sizes, "%(p)s %(p)r" % {"p": Point(1)}, "%(t)s %(t)d" % {"t": True}, "%(l)s" % {"l": [1, 2]})
for case in range(5):
    try:
        if case == 0:
            print("%(missing)s" % sizes)
        elif case == 1:
            print("%(a" % sizes)
        elif case == 2:
            print("%(l)d" % {"l": [1]})
        elif case == 3:
            print("%(a)d %d" % sizes)
        else:
            print("%d" % sizes)
    except (KeyError, ValueError, TypeError) as error:
        print(case, type(error).__name__, error)


class Reading:
    def __float__(self): return 2.5
class Number:
    def __index__(self): return 7
class Whole:
    def __int__(self): return 9
print("%.2f" % Reading(), "%6.1f|" % Reading(), "%d %x %o %.1f %c" % (Number(), Number(), Number(), Number(), Number()))
print("%d" % Whole(), "%(a).1f %(b)d" % {"a": Reading(), "b": Whole()})
for value in [Reading(), Whole(), Number(), None, "a"]:
    for letter in "dxfc":
        try:
            print(letter, ("%" + letter) % value)
        except (TypeError, OverflowError) as e:
            print(letter, type(e).__name__, e)
