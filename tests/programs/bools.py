"""bool: a kind of int; and, or and not give values or truth."""


def say(text: str, value: bool) -> bool:
    print("asked", text)
    return value


print(True, False, not True, not 0, not 3, not "", not "x")
print(True + True, True * 3, -True, True & False, True | False, True ^ True, ~True, 5 - True)
print(True == 1, False == 0, True < 2, True is True, 3 > True)
print(say("a", True) and say("b", False) and say("c", True))
print(say("a", False) or say("b", True) or say("c", True))
print(bool(0), bool(1), bool(-1), bool(0.0), bool(0.1), bool(""), bool("0"), bool([0][1:]), bool([0]))
print(int(True), float(True), str(True), repr(False), f"{True}", f"{True:d}", f"{True:5}", f"[{False!s:>6}]")
count = 0
for flag in [True, False, True]:
    count += flag
print(count, sum([1, 2]) == 3, True // True, True / 2)
print(1 if True else 2, 1 if 0 else 2, "yes" if "text" else "no")


def formatted(v, spec):
    try:
        print(repr(format(v, spec)))
    except ValueError as e:
        print(e)


for flag in (True, False):
    for spec in ("", "5", "d", "x", ">6", "s", "f", "%", "c", "q", "+,", "5.1", "z<8", ".2"):
        formatted(flag, spec)
    print(f"{flag:5}|{flag:d}|{flag:<6}|{flag:03}|{flag:.1f}|{flag!s:>6}|{flag:,}")
