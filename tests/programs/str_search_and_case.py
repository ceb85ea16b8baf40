"""find(), count(), split() and the case methods at the borders of words of eight bytes, in texts of every width."""

TEXT = "abcdefgh" * 5 + "Xyz" + "ab" * 9

for text in (TEXT, TEXT + "é", TEXT + "Ω", TEXT + "🙂", "", "a", "ab" * 20 + "c"):
    print(len(text), [text.find(sub) for sub in ("a", "X", "z", "é", "Ω", "🙂", "", "ba", "hX", "hab", "zab", "ÿ", "abc")])
    print([text.find("a", start) for start in range(0, 12)], [text.find("h", 1, stop) for stop in range(6, 12)])
    print([text.find("bab", start, start + 9) for start in range(40, 50)], text.count("ab"), text.count("z"))
    print([text.rfind(sub) for sub in ("a", "X", "ab", "é")], "Xy" in text, "yX" in text, text.index("a") if text else None)
    print(text.split("ab")[-3:], text.replace("abc", "-")[-9:], text.partition("X")[0][-2:])
for index in range(20):
    line = "." * index + "!" + "." * (19 - index)
    print(line.find("!"), line.find("!."), line.find("!", index), line.find("!", index + 1), line.find("!", 0, index), end=";")
print()
for text in ("hello WORLD it's 3rd o'clock", "ÀÉ straße ǆ", "", "ß", "iİ", "a1b2", "[x]Y{z}", "é", "ΑΣ Σ", "@`[{az AZ"):
    print([text.title(), text.capitalize(), text.upper(), text.lower(), text.swapcase(), text.casefold()])
for code in range(0, 256):
    text = "b" + chr(code) + "q"
    if text.title() != "".join(part.capitalize() if part else "" for part in [text]) and chr(code).isalpha():
        print(code, ascii(text.title()))
print(sum(sum(map(ord, chr(code).title() + ("x" + chr(code)).capitalize() + chr(code).capitalize())) for code in range(0x500)))
