"""Every method of str on a few texts."""


def show(s: str) -> None:
    print(repr(s), len(s), s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
    print(s.split(), s.split("a"), s.rsplit(None, 1), s.splitlines(), s.strip(), s.strip("a"))
    print(s.find("a"), s.rfind("a"), s.count("a"), s.replace("a", "xyz"), s.startswith("a"), s.endswith("c"))
    print(s.center(20, "*"), s.ljust(12), s.rjust(12), s.zfill(10), s.expandtabs(4))
    print(s * 3, s + "é€" + s, s[1:3], s[::-1], s[-2:], s[::2], "a" in s)
    print(s.isalpha(), s.isdigit(), s.isspace(), s.isupper(), s.islower(), s.isalnum(), s.isprintable())
    print(s.isidentifier(), s.istitle(), s.isdecimal(), s.isnumeric(), s.isascii())
    print(s.partition("a"), s.rpartition("a"), s < "b", s == "abc", s != "abc", s.__hash__() == ("" + s).__hash__())
    print(f"{s:>10}|{s:<10}|{s:^10}|{s:.2}|{s!r}|{s:*^12.3}")
    for c in s:
        print(ord(c), c, chr(ord(c) + 1), end=";")
    print()


show("abc")
show("a b\tc  a")
show("Hello, World")
show("")
show("ä é ÿ ß µ")
show("ΑΣ ΣΑΣ ǅ ŉ ﬃ")
show("１２ ٣ ² ½ Ⅷ")
print("€uro 𝄞 clef"[::-1], repr("tab\t nl\n q' dq\" bs\\ \x00 \x7f \xa0 é \u0378 \U0001f600 \ue000"))
print("-".join(["a", "b", "€"]), "".join(["x"]), ", ".join(["1", "2"]))
print("x".removeprefix("x"), "abcabc".removesuffix("abc"), "aXbX".replace("X", "", 1), "ab".replace("", "-"))
print(int("٤٢"), float("１.５"), int("-0x_1F", 16), int(" 0b101 ", 0))
