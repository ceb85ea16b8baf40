"""The methods of bytes: searching, splitting, changing, asking."""


def searching(data: bytes) -> None:
    print(data.find(b"an"), data.find(b"an", 2), data.find(b"an", -3), data.find(b"x"), data.find(b""), data.find(b"", 99))
    print(data.find(110), data.rfind(b"an"), data.rfind(97), data.rfind(b"an", 0, 4), data.find(b"an", 1, 2))
    print(data.index(b"n"), data.rindex(97), data.count(b"a"), data.count(97), data.count(b"ana"), data.count(b""), data.count(b"a", 2, 4))
    print(data.startswith(b"ban"), data.startswith(b"an", 1), data.endswith(b"na"), data.endswith(b""), data.endswith(b"nan", 0, -1))
    for sub in (b"x", b"bananas"):
        try:
            print(data.index(sub))
        except ValueError as error:
            print(error)
    try:
        print(data.rindex(7))
    except ValueError as error:
        print(error)
    try:
        print(data.find(300))
    except ValueError as error:
        print(error)


def splitting() -> None:
    print(b"a,b,,c".split(b","), b"a,b,,c".split(b",", 1), b"".split(b","), b"abc".split(b"bc"))
    print(b"  a \t b\n c ".split(), b" a b c ".split(None, 1), b"".split(), b"   ".split())
    print(b"a,b,,c".rsplit(b",", 2), b" a b c ".rsplit(None, 1), b"a--b--c".rsplit(b"--"))
    print(b"one\ntwo\r\nthree\rfour".splitlines(), b"a\n\nb\n".splitlines(True), b"x\x0by\x0cz\x1c".splitlines(), b"".splitlines())
    print(b"key=value=x".partition(b"="), b"key".partition(b"="), b"key=value=x".rpartition(b"="), b"key".rpartition(b"="))
    print(b"  x y\n".strip(), b"xxabcxx".strip(b"x"), b"abcba".lstrip(b"ab"), b"abcba".rstrip(b"ab"), b"\x0b\x0cq".strip(), b"aaa".strip(b"a"))
    print(b"prefix-body".removeprefix(b"prefix-"), b"body.txt".removesuffix(b".txt"), b"body".removeprefix(b"x"), b"body".removesuffix(b""))
    for maker in (0, 1):
        try:
            if maker == 0:
                print(b"a".split(b""))
            else:
                print(b"a".partition(b""))
        except ValueError as error:
            print(error)


def changing() -> None:
    print(b"spam spam".replace(b"am", b"ice"), b"spam".replace(b"", b"-"), b"spam".replace(b"", b"-", 2), b"aaa".replace(b"a", b"b", 2), b"aaa".replace(b"a", b""))
    print(b", ".join([b"a", b"b", b"c"]), b"".join([]), b"-".join([b"only"]), b"".join([b"x", b"y"]))
    print(b"ab".center(7, b"*"), b"abc".center(6), b"ab".ljust(5, b"."), b"ab".rjust(5), b"abc".center(2), b"7".zfill(3), b"-7".zfill(4), b"+".zfill(3))
    print(b"a\tbc\td".expandtabs(), b"a\tb".expandtabs(4), b"\ta\n\tb".expandtabs(2), b"a\tb".expandtabs(0))
    print(b"Hello World".upper(), b"Hello".lower(), b"Hello".swapcase(), b"hELLO wORLD".capitalize(), b"hello 3d world's".title(), b"\xe9a".upper())
    table = bytes.maketrans(b"abc", b"xyz")
    print(len(table), b"aabbcc-d".translate(table), b"hello".translate(None, b"l"), b"abcabc".translate(table, delete=b"b"))
    print(b"abc".hex(), b"\x00\xff".hex(":"), b"abcdefgh".hex("_", 3), b"abcdefgh".hex("_", -3), b"abcd".hex(" ", 2), b"".hex(":"), b"ab".hex(b"-"))
    for run in range(5):
        try:
            if run == 0:
                print(b"ab".hex("::"))
            elif run == 1:
                print(b"ab".hex("é"))
            elif run == 2:
                print(b"ab".center(5, b"--"))
            elif run == 3:
                print(bytes.maketrans(b"a", b"bc"))
            else:
                print(b"ab".translate(b"short"))
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)


def asking() -> None:
    for data in (b"", b"abc", b"ABC", b"Abc Def", b"123", b"a1", b" \t\n", b"a b", b"\xe9", b"aB", b"1A", b"A1a"):
        print(data, data.isalpha(), data.isdigit(), data.isalnum(), data.isspace(), data.isupper(), data.islower(), data.istitle(), data.isascii())


searching(b"banana")
splitting()
changing()
asking()


def search_everywhere() -> None:
    """A byte is looked for eight at a time: it is found at each place, among bytes that are nearly it."""
    found = 0
    for size in range(20):
        for place in range(size):
            for wanted, other in ((0, 1), (1, 0), (127, 128), (128, 127), (255, 254), (10, 138)):
                data = bytearray([other] * size)
                data[place] = wanted
                for start in range(place + 2):
                    found = (found * 31 + data.find(wanted, start) + data.find(bytes([wanted, other]), start)) % 1000003
                found += data.count(bytes([wanted])) + data.rfind(wanted) + data.find(wanted, 0, place + 1)
    print(found)


search_everywhere()


# --- percent ---
class Packet:
    def __bytes__(self):
        return b"<P>"

    def __repr__(self):
        return "Packet(\xe9)"


print(b"%d items of %s, %r %a %x %5.2f %c %%" % (3, b"abc", b"x", "\xe9", 255, 3.14159, 65), b"GET %b HTTP" % b"/")
print(bytearray(b"%s-%05d") % (bytearray(b"xy"), -42), b"%-8s|%8s|%.2s|" % (b"ab", memoryview(b"cd"), b"efgh"))
print(b"%(a)s=%(b)d" % {b"a": b"x", b"b": 7}, b"%c%c" % (b"z", 255), b"%*d" % (5, 42), b"plain" % ())
print(b"%x %X %o %#x %e %g %i %u %r" % (255, 255, 8, 255, 1.5, 1e10, 3.7, True, None), b"\xff\x00%s\x80" % b"\xfe")
print(b"%s %b %r %a" % (Packet(), Packet(), Packet(), [1, "\u20ac"]), b"%d,%d,%d" % tuple([1, 2, 3]))
template = b"%d%%"
template %= 5
print(template)
for attempt in (
    lambda: b"%s" % "x",
    lambda: b"%s" % 5,
    lambda: b"%b" % None,
    lambda: b"%d" % b"x",
    lambda: b"%x" % 1.5,
    lambda: b"%f" % b"x",
    lambda: b"%c" % 256,
    lambda: b"%c" % b"ab",
    lambda: b"%d %d" % 1,
    lambda: b"%d" % (1, 2),
    lambda: b"%(a)s" % 1,
    lambda: b"%(a)s" % {b"b": b""},
    lambda: b"%y" % 1,
    lambda: b"%" % 1,
    lambda: b"abc" % 1,
    lambda: b"%s %s" % (b"x", True),
):
    try:
        print(attempt())
    except (TypeError, ValueError, OverflowError, KeyError) as error:
        print(type(error).__name__, error)
