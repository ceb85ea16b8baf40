"""Groups of patterns that stand in the source: where they always match, their texts are never None."""

import re

WORD = r"[a-z]+"
PAIR = re.compile(r"(?P<key>" + WORD + r")\s*=\s*(?P<value>[^;]*)")
OPTIONAL = re.compile(r"(\d+)(?:\.(\d+))?")
MIXED = [PAIR, OPTIONAL, re.compile("(a)|(b)")]


def settings(text):
    for match in PAIR.finditer(text):
        yield match["key"], match.group("value").strip()


print(dict(settings("name = joe ; colour=red;size = 7")))
m = re.match(r"(\w+) (\d+)", "abc 12")
word, number = m.groups()
print(int(number) + 1, word.upper(), f"{word:>6}|{number:<5}|", word + "x", sorted([number, word]), min(number, word))
print("%s %4s" % (word, number), "-".join([word, number]), "-".join(m.groups()), {word: 1}, m.group(1, 2), m.group(2, 0))
print(len(m.group()), m[0], m.span(2), m.groupdict(), m.lastgroup, m.re.groups)
print(repr(m), repr(PAIR), isinstance(m, re.Match), isinstance(PAIR, re.Pattern))


def numbers(match: re.Match) -> float:
    return float(match.group(1)) + (float("." + match.group(2)) if match.group(2) else 0)


for text in ("3.25", "12", "x"):
    found = OPTIONAL.match(text)
    print(numbers(found) if found else "nothing", found and found.groups(), found and found.group(2))
for pattern in MIXED:
    found = pattern.search("b = 1.5")
    print(pattern.pattern, found.group(1), found.groups(default="-"))

print(re.split(r"([-+])", "1+2-3"), re.split(r"\s*(,|;)\s*", "a , b;c", maxsplit=1), re.split(r"(x)|,", "axb,c"))
print(OPTIONAL.split("a1.5b2c"), PAIR.split("k=v"), re.split("(?P<q>['\"])", "it's \"so\""))
print(re.sub(r"(\w)(\w*)", lambda match: match.group(2) + match.group(1).upper(), "lorem ipsum"))
print(PAIR.subn(lambda match: match["value"] + "=" + match["key"], "a=b;c=d"))
for verbose in re.finditer(r"""(?P<year>\d{4}) - (?P<month>\d\d)  # a month""", "2023-01 2024-12", re.VERBOSE):
    print(int(verbose["year"]) * 12 + int(verbose["month"]), verbose.groupdict())
counts = {}
for match in re.finditer(WORD, "the cat and the dog and the bird"):
    counts[match.group()] = counts.get(match.group(), 0) + 1
print(sorted(counts, key=lambda key: (-counts[key], key)))
try:
    m.group("nothing")
except IndexError as error:
    print("IndexError:", error)
