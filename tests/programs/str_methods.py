"""The methods of str."""

for text in ["", "Hello World", "héLLo wÖRLD", "  padded\t\n", "123", "abc123", "a\u00a0b", "ALL CAPS", "x"]:
    print(repr(text), repr(text.upper()), repr(text.lower()), repr(text.title()), repr(text.capitalize()), repr(text.swapcase()))
    print(repr(text.strip()), repr(text.lstrip()), repr(text.rstrip()), repr(text.strip("Hxd ")))
    print(text.isdigit(), text.isalpha(), text.isalnum(), text.isspace(), text.isupper(), text.islower(), text.isidentifier())
text = "the cat sat on the mat"
print(text.find("at"), text.find("at", 6), text.find("dog"), text.rfind("at"), text.index("cat"), text.count("at"))
print(text.find("at", -3), text.find("at", 0, 5), text.find(""), text.count(""), text.find("", 30), text.rindex("the"))
print(text.startswith("the"), text.endswith("mat"), text.startswith("cat", 4), text.replace("at", "og"), text.replace("at", "og", 2))
print(text.removeprefix("the "), text.removesuffix("mat"), "ab".ljust(5) + "|", "ab".rjust(5, "."), "ab".center(7, "*"))
print("42".zfill(5), "-42".zfill(5), "+7".zfill(4), "a\tb\tc".expandtabs(4), "abc".replace("", "-"))
print(text.split(), text.split("at"), text.split(" ", 2), "a,b,,c,".split(","), "  a  b  ".split(), "".split(), "".split(","))
print(text.rsplit(" ", 2), "one\ntwo\r\nthree".splitlines(), "k=v=w".partition("="), "k=v=w".rpartition("="), "kv".partition("="))
print(", ".join(["a", "b", "c"]), "".join(["x"]), "-".join([""][1:]), "é".join(["1", "🐍"]))
for kind in range(3):
    try:
        if kind == 0:
            print(text.index("dog"))
        elif kind == 1:
            print(text.split(""))
        else:
            print(chr(0x110000))
    except ValueError as error:
        print(error)
