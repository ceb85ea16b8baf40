"""Long texts made piece by piece; kinds of characters mix on the way."""


def numbers(n: int) -> str:
    text = ""
    for i in range(n):
        text += str(i) + ","
    return text


def checksum(text: str) -> int:
    total = 0
    for i in range(len(text)):
        total = (total * 31 + ord(text[i])) & 0xFFFFFFFF
    return total


text = numbers(500)
print(len(text), checksum(text), text[:20], text[-20:])
mixed = ""
for i in range(50):
    mixed += "a" if i < 20 else "é" if i < 30 else "日" if i < 40 else "🐍"
    if i % 10 == 9:
        print(len(mixed), checksum(mixed), mixed[-3:])
print(mixed[:20] == "a" * 20, mixed[:20] + "b" == "a" * 20 + "b", checksum(mixed[20:30]))
parts = ["x"] * 100
print(len("--".join(parts)), checksum("--".join(parts)))
