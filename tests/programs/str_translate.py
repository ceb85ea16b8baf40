"""str.translate() and maketrans(); startswith() and endswith() of several; iterables that become bytes."""


def tables() -> None:
    table = str.maketrans("abc", "xyz")
    print("aabbcc-d".translate(table), "".translate(table), "ééa".translate(str.maketrans("é", "e")))
    print("hello world".translate(str.maketrans("lo", "01", "h ")), "abc".translate(str.maketrans("", "", "b")))
    print("aabbcc".translate({97: "A", 98: "BB", 99: ""}), "abc".translate({97: 98, 0x62: 0x20AC}), "a<b&c".translate(str.maketrans({"<": "&lt;", "&": "&amp;"})))
    print("abc".translate(str.maketrans({97: "1", 99: "3"})), "abc".translate(str.maketrans({"a": 66, "b": 67})))
    gone: dict[str, str | None] = {"a": None, "b": "bee"}
    print("abcab".translate(str.maketrans(gone)))
    codes: dict[int, str | None] = {97: None}
    print("banana".translate(codes))
    for case in range(3):
        try:
            if case == 0:
                str.maketrans("ab", "c")
            elif case == 1:
                str.maketrans({"ab": "c"})
            else:
                print("a".translate({97: 0x110000}))
        except ValueError as error:
            print(case, error)


def affixes(name: str, data: bytes) -> None:
    print(name.endswith((".py", ".txt")), name.startswith(("a", "b")), name.startswith(("x", "a"), 1), name.endswith(("i",), 0, 3), name.startswith(()))
    print(data.startswith((b"x", b"ab")), data.endswith((b"c", b"d")), bytearray(data).endswith((b"q", bytearray(b"c"))))
    kinds = (".c", ".py")
    print([file for file in ["a.c", "b.h", "c.py"] if file.endswith(kinds)])


def iterables() -> None:
    print(bytes(x * 2 for x in range(4)), bytes([1, 2]), bytes(range(3)), bytearray(map(ord, "abc")), bytes(sorted(b"hello")), bytes(reversed(b"abc")))
    print(b"-".join(bytes([c]) for c in b"xyz"), b"".join([b"a", b"b"]), b",".join(part.upper() for part in b"a b".split()), bytearray(b"+").join(bytes([48 + n]) for n in range(3)))
    data = bytearray()
    data.extend(range(3))
    data.extend(x for x in b"qq")
    print(data, list(b"abc"), sum(b"abc"), max(b"abc"), [b for b in b"abc"], {b"a", b"a"}, {b"k": 1}[b"k"], any(b"\0\1"))
    first, *rest = b"hello"
    print(first, rest, dict(zip(b"ab", b"cd")))
    match bytes(data[:1]):
        case b"x":
            print("x")
        case b"\x00":
            print("zero")


tables()
affixes("main.py", b"abc")
iterables()
