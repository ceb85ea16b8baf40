import re

PAIR = re.compile(r"(\w+)\s*=\s*(\w*)")


def settings(text):
    result = {}
    for key, value in PAIR.findall(text):
        result[key] = value
    return result


print(re.findall(r"(\w)(\d)", "a1 b2 c3"), re.findall(r"(a)|(b)", "ab"), re.findall("(x)(y)", "none"))
print(PAIR.findall("a = 1, b=2; c="), settings("width=20 height = 10 name="))
for year, month, day in re.findall(r"(\d{4})-(\d\d)-(\d\d)", "2024-01-31 and 1999-12-01"):
    print(int(year) + 1, month + "/" + day)
print([b + a for a, b in re.findall("(.)(.)", "abcd")], len(re.findall("(.)(.)", "abcd")), re.findall("(.)(.)", "abcd")[1][0])
print(re.compile("(a)(b)?").findall("ab a"), re.findall("(a)b", "ab ab"), re.findall("ab", "ab ab"))

m = re.match(r"(\w+) (\w+)( \w+)?", "Isaac Newton")
print(m.groups(), m.groups("none"), len(m.groups()), m.groups()[0], m.groups()[-1] is None, m.groups(default="")[2] == "")
first, last, rest = m.groups()
print(first, last, rest, first.upper(), "Newton" in m.groups())
for text in m.groups():
    print(text)
print(re.match("(a)", "a").groups(), re.match("a", "a").groups(), list(re.match("(a)(b)", "ab").groups()))


def parse_point(text):
    m = re.fullmatch(r"\(\s*(-?\d+)\s*,\s*(-?\d+)\s*\)", text)
    if not m:
        raise ValueError(f"not a point: {text!r}")
    x, y = m.groups()
    return int(x), int(y)


print(parse_point("(3, -4)"), parse_point("( 0,0 )"))
try:
    parse_point("3,4")
except ValueError as error:
    print(error)
try:
    a, b = re.match("(a)(b)(c)", "abc").groups()
except ValueError as error:
    print(error)
try:
    print(m.groups()[3])
except IndexError as error:
    print(error)

VERBOSE = re.compile(
    r"""
    (\d+)   # a number (not a word)
    \s*
    [a-z]+  # (its unit)
    """,
    re.VERBOSE,
)
print(VERBOSE.findall("3 kg, 4m"), re.findall(r"(?x) (a) # (b)", "a a"))
