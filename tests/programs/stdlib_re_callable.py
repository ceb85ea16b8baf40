import re
import textwrap


def double(match):
    return str(int(match.group()) * 2)


print(re.sub(r"\d+", double, "3 apples, 14 pears and 0 figs"))
print(re.sub(r"\d+", lambda m: "#" * len(m.group()), "a1b22c333", count=2))
print(re.subn(r"\b(\w)(\w*)", lambda m: m.group(2) + m.group(1) + "ay", "pig latin is fun"))
count = 0


def numbered(match):
    global count
    count += 1
    return f"{count}:{match.group()}"


print(re.sub("[a-z]", numbered, "a-b-c"), count)
CAMEL = re.compile(r"_([a-z])")
print(CAMEL.sub(lambda m: m[1].upper(), "some_snake_case_name"))
print(re.sub(r"(?<!^)([A-Z])", lambda m: "_" + m.group(1).lower(), "someCamelCaseName"))


def unescape(text):
    return re.sub(r"%([0-9A-F]{2})", lambda m: f"<{m.group(1)}>", text)


print(unescape("a%20b%2Fc"))
print(textwrap.indent("a\n\nb", "> ", lambda line: True))
print(textwrap.indent("a\nbb\n", "- ", predicate=lambda line: len(line) > 2))

DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?")
print(DATE.groupindex["month"], len(DATE.groupindex), sorted(DATE.groupindex))
m = DATE.search("since 1999-12")
print(m.groupdict(), m.groupdict("?"), m.groupdict(default="01"), m.lastgroup)
for m in re.finditer(r"(?P<num>\d+)|(?P<word>[a-z]+)|(.)", "12 ab"):
    print(m.lastgroup, m.group())
counts = {}
for m in re.finditer(r"\w+", "the cat and the hat and the bat"):
    counts[m.group()] = counts.get(m.group(), 0) + 1
print(counts)


def fill(template, values):
    return re.sub(r"\{(\w+)\}", lambda m: values.get(m.group()[1:-1], "?"), template)


print(fill("Dear {name}, {thing} is {state}", {"name": "Ann", "state": "ready"}))


def find(pattern: "re.Pattern[str]", text: str) -> "re.Match[str] | None":
    return pattern.search(text)


def start_of(found: re.Match) -> int:
    return found.start()


found = find(re.compile("b+"), "abbb")
print(found.group() if found else None, start_of(found) if found else -1, find(re.compile("z"), "abbb"))
