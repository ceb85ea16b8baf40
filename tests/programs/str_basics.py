"""Strings: length, elements, slices, concatenation, comparison, membership."""

TEXTS = ["", "a", "hello", "héllo", "日本語", "a🐍b", "tab\tnew\n", "\x00null"]
for text in TEXTS:
    print(repr(text), len(text), text + "|", text * 2, 0 * text, text[::-1], text[1:], text[:-1], text[1:3], text[::2])
for a in TEXTS:
    for b in TEXTS:
        print(a == b, a != b, a < b, a <= b, a > b, a >= b, a in b, a not in b, end=" ")
    print()
text = "pancake"
for i in range(-7, 7):
    print(text[i], end=" ")
print()
for c in "añ🐍":
    print(c, ord(c), chr(ord(c) + 1))
for start in range(-9, 10, 3):
    for stop in range(-9, 10, 3):
        print(text[start:stop], text[start:stop:2], text[start:stop:-1], end=",")
print()
for i in [7, -8, 100]:
    try:
        print(text[i])
    except IndexError as error:
        print(error)
s = "x"
s += "y"
s *= 3
print(s, "con" "cat", "multi\
line", """triple
"quoted" text""", r"raw\n")
