"""State machines: a traffic light, a CSV reader, a matcher of simple patterns."""

RED, GREEN, YELLOW = 0, 1, 2
NAMES = ["red", "green", "yellow"]


class Light:
    def __init__(self) -> None:
        self.state = RED
        self.ticks = 0

    def tick(self) -> None:
        self.ticks += 1
        if self.state == RED and self.ticks >= 3:
            self.go(GREEN)
        elif self.state == GREEN and self.ticks >= 2:
            self.go(YELLOW)
        elif self.state == YELLOW:
            self.go(RED)

    def go(self, state: int) -> None:
        self.state = state
        self.ticks = 0


def read_csv(line: str) -> list[str]:
    fields: list[str] = []
    field = ""
    quoted = False
    i = 0
    while i < len(line):
        c = line[i]
        if quoted:
            if c == '"' and line[i + 1 : i + 2] == '"':
                field += '"'
                i += 1
            elif c == '"':
                quoted = False
            else:
                field += c
        elif c == '"':
            quoted = True
        elif c == ",":
            fields.append(field)
            field = ""
        else:
            field += c
        i += 1
    if quoted:
        raise ValueError(f"an open quote in {line!r}")
    fields.append(field)
    return fields


def matches(pattern: str, text: str) -> bool:
    """'.' is any character, '*' any number of the one before."""
    if pattern == "":
        return text == ""
    first = text != "" and (pattern[0] == text[0] or pattern[0] == ".")
    if len(pattern) > 1 and pattern[1] == "*":
        return matches(pattern[2:], text) or (first and matches(pattern, text[1:]))
    return first and matches(pattern[1:], text[1:])


light = Light()
for _ in range(9):
    print(NAMES[light.state], end=" ")
    light.tick()
print()
for line in ["a,b,c", "", '"x,y",z', '"say ""hi""",,', 'open "quote']:
    try:
        print(read_csv(line))
    except ValueError as error:
        print(error)
for pattern, text in [("a*b", "aaab"), ("a*b", "b"), (".*", "anything"), ("a.c", "abc"), ("a.c", "ac"), ("x*y*", "xxyy!")]:
    print(pattern, text, matches(pattern, text))
