import re

print(re.findall(r"\d+", "12 drummers, 11 pipers, 10 lords"))
print(re.findall(r"(\w+)=", "set width=20 and height=10"))
print(re.findall("", "abc"), re.findall("x*", "axb"), re.findall("z", "abc"))
print(re.findall(r"\b\w", "the quick brown fox"))
print(re.split(r"\W+", "Words, words, words."))
print(re.split(r"\W+", "Words, words, words.", 1), re.split(",", ""), re.split("x*", "axbc"))
print(re.split(r"\b", "one two"), re.split("[a-f]+", "0a3B9", flags=re.IGNORECASE))
print(re.sub(r"\s+", " ", "too   many \t\n spaces"))
print(re.sub("a", "b", "aaaa", 2), re.sub("a", "b", "aaaa", count=3), re.sub("x", "y", "aaa"))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world, good day"))
print(re.sub(r"(?P<first>\w)(?P<rest>\w*)", r"\g<rest>\g<first>ay", "pig latin"))
print(re.sub("x*", "-", "abxd"), re.sub("", "-", "abc"), re.sub("$", "!", "a\nb\n"))
print(re.sub("a", r"\n\t\\", "bab"), re.sub("(a)", r"[\g<0>\g<1>1]", "bab"))
print(re.sub("(a)|b", r"<\1>", "ab"), re.sub("a", r"\041", "a"), re.sub("a", r"\0", "a") == "\0")
print(re.subn("[aeiou]", "*", "education"), re.subn("z", "*", "education"))
for m in re.finditer(r"(?P<key>\w+)\s*=\s*(?P<value>[^;]*);?", "a = 1; b=two;c="):
    print(m.group("key"), repr(m.group("value")), m.span())
for m in re.finditer("a|", "bab"):
    print(m.span(), repr(m.group()))


class Token:
    def __init__(self, kind, text, column):
        self.kind = kind
        self.text = text
        self.column = column

    def __repr__(self):
        return f"{self.kind}:{self.text}@{self.column}"


KINDS = ["NUMBER", "NAME", "OP", "SKIP", "BAD"]
TOKEN = re.compile(r"(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|([-+*/=()<>!]+)|([ \t]+)|(.)")


def tokenize(code):
    tokens = []
    for m in TOKEN.finditer(code):
        for i in range(len(KINDS)):
            if m.group(i + 1) is not None and KINDS[i] != "SKIP":
                tokens.append(Token(KINDS[i], m.group(), m.start()))
    return tokens


print(tokenize("x1 = 3.14*(y - 2) $ z"))

EMAIL = re.compile(r"^[\w.+-]+@[\w-]+(\.[\w-]+)+$")
for address in ["joe@example.com", "a.b+c@x-y.co.uk", "no at.com", "a@b", "@x.y"]:
    print(address, bool(EMAIL.match(address)))

LOG = re.compile(r'(\S+) - - \[(.*?)\] "(\w+) (\S+)[^"]*" (\d{3}) (\d+|-)')
line = '127.0.0.1 - - [10/Oct/2000:13:55:36] "GET /index.html HTTP/1.0" 200 2326'
m = LOG.match(line)
if m:
    for i in range(1, LOG.groups + 1):
        print(i, m.group(i))

# Patterns for which trying all ways would take for ever, on texts that CPython manages.
print(re.match(r"(a+)+$", "a" * 14 + "b"), re.match(r"(a|aa)*$", "a" * 14 + "b"), re.match("(x+x+)+y", "x" * 10))
print(re.match(r"(a?){12}a{12}", "a" * 12).span(), re.search("a*a*a*b", "a" * 30))
print(re.match("(?:(a)|b)*", "ab").group(1), re.match("(a*)*", "aa").span(1), re.match("(a*)+", "aa").span(1))
print(re.match("(?:a|(b))+?c", "abac").span(1), re.match("((a)|(b))*", "ab").span(2))
print(re.match(r"(.*)(\d+)", "abc123").group(2), re.match(r"(.*?)(\d+)", "abc123").group(2))

long = "ab" * 20000
print(len(re.findall("ab", long)), re.search("(?:ab)*c", long), re.fullmatch("(?:a|b)*", long).end())

for bad in ["(", ")", "a)", "[a", "*a", "a**", "a{3,1}", "(?P<1>a)", "(?P<n>a)(?P<n>b)", r"\q", "(?z)", "[b-a]", r"(a\1)",
            "(?P=x)", "(?<=a+)b", "x(?i)y", "\\", "(?P<n", "(?", "(?(2)a)", r"\8", "a\n(b", "(?i-i:a)", r"\x1", "(?#"]:
    try:
        re.compile(bad)
        print(repr(bad), "is fine")
    except re.error as error:
        print(repr(bad), "->", error, "|", error.msg)
for template in [r"\2", r"\g<x>", r"\g<", r"\q", r"\g<1", r"\g<>", r"\g<-1>"]:
    try:
        print(re.sub("(a)", template, "bab"))
    except re.error as error:
        print(template, "->", error, error.pos)
    except IndexError as error:
        print(template, "->", "IndexError", error)

print(re.I, re.M | re.I, [re.S | re.X | re.A], re.NOFLAG, bool(re.I & re.M), re.I == re.IGNORECASE, re.I == 2, f"{re.S}", int(re.X))
print(re.split(",", "a,b", -1), re.subn("a", "b", "aa", -1), re.compile("a", re.I).flags, re.findall("A", "aA", 2), re.split("B", "abA", flags=0))
flags = re.I
if flags:
    flags |= re.S
print(flags, re.search("A.B", "a\nb", flags))


p = re.compile("a", re.I | re.M)
print(p.flags & re.M, bool(p.flags & re.S), p.flags & re.I != 0, 8 | re.I, 2 ^ re.IGNORECASE)


# --- the functions of patterns that are compiled ---

WORD = re.compile(r"\w+")
PAIR = re.compile(r"(\w)=(\d)")
MAYBE = re.compile(r"(a)|(b)")
PHRASE: re.Pattern[str] = re.compile("P(erl|ython)", re.IGNORECASE)


def found_by(patterns: list[re.Pattern[str]], text: str) -> list[bool]:
    return [re.search(pattern, text) is not None for pattern in patterns]


print(re.findall(WORD, "two words"), re.findall(PAIR, "a=1 b=2"), re.findall(MAYBE, "ab"), re.sub(PAIR, r"\2=\1", "a=1 b=2"))
match = re.match(PAIR, "a=1")
print(match and match.groups(), re.split(PAIR, "x a=1 y"), re.split(MAYBE, "1a2"), re.subn(WORD, "-", "a b"))
print(re.fullmatch(MAYBE, "b"), [m.group() for m in re.finditer(WORD, "x yz")], re.search(PHRASE, "a PYTHON"))
print(found_by([WORD, PAIR, PHRASE], "a=1"), re.compile(WORD) is WORD, re.compile(MAYBE).pattern)
for each in ("l+", re.compile("o$")):
    print(re.search(each, "hello"), re.sub(each, "_", "hello"))
try:
    re.search(WORD, "x", re.IGNORECASE)
except ValueError as error:
    print(error)
