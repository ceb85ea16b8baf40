"""Text that grows piece by piece in loops, and what others see of it on the way."""


def plain(count: int) -> str:
    text = ""
    for i in range(count):
        text += str(i)
        text += ","
    return text


def seen(count: int) -> list[str]:
    text = ""
    found: list[str] = []
    for i in range(count):
        text += chr(97 + i)
        text += "-"
        if i % 2:
            found.append(text)
    return found


def kept(count: int) -> tuple[str, str]:
    text = "start"
    old = text
    for i in range(count):
        text += str(i)
        if i == 3:
            old = text
        text += "."
    return old, text


def doubled(count: int) -> str:
    text = "ab"
    for _ in range(count):
        text += text
        text += text[0]
        text += f"<{len(text)}>"
    return text


def widening() -> list[str]:
    text = ""
    result = []
    for piece in ("abc", "é", "", "ÿ", "Ω", "x", "🙂", "y", "z"):
        text += piece
        text += piece
        result.append(text)
    return result


def hashed(count: int) -> int:
    text = ""
    known: dict[str, int] = {}
    for i in range(count):
        text += "k"
        text += "v"
        known[text] = i
        text += "w"
    return sum(known.values()) + len(known) + known["kv"] + (known["kvwkv"] if "kvwkv" in known else 0)


def parameter(text: str, count: int) -> str:
    for i in range(count):
        text += "p"
        text += str(i)
    return text


def caught(count: int) -> str:
    text = ""
    for i in range(count):
        try:
            text += "a"
            text += str(10 // (i % 3))
            text += "b"
        except ZeroDivisionError:
            text += "!"
        finally:
            text += "|"
    return text


def maybe(count: int) -> str:
    text: str | None = None
    for i in range(count):
        if text is None:
            text = "first"
        else:
            text += str(i)
            text += ";"
    return text or "none"


def walrus(count: int) -> str:
    text = "w"
    for i in range(count):
        text += str(i)
        text += (text := "new") + "?"
    return text


def nested(count: int) -> str:
    out = ""
    for i in range(count):
        line = ""
        for j in range(i):
            line += str(j)
            line += " "
        out += line
        out += "\n"
    return out


def closed(count: int) -> str:
    text = ""

    def add(more: str) -> None:
        nonlocal text
        for _ in range(2):
            text += more

    for i in range(count):
        text += str(i)
        add("x")
    return text


def generated(count: int):
    text = ""
    for i in range(count):
        text += str(i)
        text += "_"
        yield text


def reset(count: int) -> list[str]:
    words = []
    word = ""
    for letter in "one two  three" * count:
        if letter == " ":
            words.append(word)
            word = ""
        else:
            word += letter
    words.append(word)
    return words


class Writer:
    def __init__(self) -> None:
        self.text = ""

    def write(self, count: int) -> str:
        for i in range(count):
            self.text += str(i)
        return self.text


print(plain(15), plain(0) == "")
print(seen(6))
print(kept(8))
print(doubled(4))
print(widening())
print(hashed(6))
given = "given"
print(parameter(given, 4), given)
print(caught(7))
print(maybe(0), maybe(4))
print(walrus(3))
print(nested(4))
print(closed(4))
print(list(generated(4)))
print(reset(2))
print(Writer().write(5))

total = ""
log: list[str] = []


def more(what: str) -> str:
    global total
    total += "("
    total += what
    if len(what) > 2:
        log.append(total)
    return ")"


def rebound() -> str:
    global total
    total = "rebound"
    return "!"


def peek() -> str:
    return total


for i in range(5):
    total += str(i)
    total += "/"
print(total)
for i in range(4):
    total += more("abc"[:i])
    total += "~"
print(total, log)
for i in range(3):
    total += rebound()
    total += "r"
    print(total)
for i in range(3):
    total += peek()[:2]
    total += "p"
before = total
for i in range(3):
    total += "q"
    total += "s"
print(before, total)
long = ""
for i in range(20000):
    long += "0123456789"
print(len(long), long[:12], long[-3:], hash(long) == hash("0123456789" * 20000))
while len(long) < 200010:
    long += "é"
print(len(long), long[-12:])
