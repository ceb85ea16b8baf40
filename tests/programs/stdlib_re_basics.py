import re


def show(pattern, text, flags=0):
    m = re.search(pattern, text, flags)
    if m is None:
        print(f"{pattern!r:28} {text!r:22} no match")
    else:
        print(f"{pattern!r:28} {text!r:22} {m.span()} {m.group()!r}")


show("abc", "xxabcxx")
show("a.c", "a\nc abc")
show("a.c", "a\nc abc", re.DOTALL)
show("^b", "a\nb")
show("^b", "a\nb", re.M)
show("a$", "a\n")
show(r"a\Z", "a\n")
show("a$", "a\nb", re.MULTILINE)
show("colou?r", "my color")
show("(ab)+", "xababab")
show("a{2,3}", "aaaa")
show("a{2,3}?", "aaaa")
show("a{,2}b", "aaab")
show("a{x}", "a{x}")
show("[a-cx-z]+", "mmabzymm")
show("[^a-c]+", "abcxyzabc")
show("[]-]+", "a]-]b")
show(r"\d+\.\d*", "pi is 3.14!")
show(r"\bcat\b", "concat cat")
show(r"\Bcat", "concat cat")
show(r"(?i)HELLO", "say hello")
show("hello", "HeLLo", re.IGNORECASE)
show("straße", "STRASSE straße STRAßE", re.I)
show("[à-ý]+", "ÀÉÎ", re.I)
show(r"\w+", "été à", re.A)
show(r"\w+", "été à")
show(r"\d+", "٣٤٥ 345")
show(r"\d+", "٣٤٥ 345", re.ASCII)
show(r"\s", "a\u2003b")
show("foo(?=bar)", "foo foobar")
show("foo(?!bar)", "foobar food")
show("(?<=-)\\w+", "spam-egg")
show(r"(?<!\d)\d{3}(?!\d)", "1234 567 89")
show(r"(\w)\1", "hello")
show(r"(?P<q>['\"]).*?(?P=q)", "say 'it' \"now\"")
show(r"(<)?\w+(?(1)>|$)", "<abc")
show(r"(<)?\w+(?(1)>|$)", "<abc>")
show("(?>a+)ab", "aaab")
show("a++b", "aaab")
show("x*", "aaa")
show("", "abc")
show("a|b|", "cab")
show("(a|ab)(c|bcd)(d*)", "abcd")
show("(?x) a  b # comment\n c", "abc")
show(r"a b", "ab", re.X)
show("(?s:a.b).c", "a\nbxc")
show("(?-i:A)b", "AB", re.I)
show(r"\x41\u0042\U00000043\t\\", "ABC\t\\")
show("é", "caf\u00e9")
show("𝄞+", "a𝄞𝄞b")
show("[😀-😎]", "x😅y")

m = re.match(r"(\w+) (\w+)(?: (\w+))?", "Isaac Newton, physicist")
print(m)
print(m.group(), m.group(0), m.group(1), m.group(2), m.group(3), m[1], m[2], m[3] is None)
print(m.start(), m.end(), m.start(2), m.end(2), m.start(3), m.end(3), m.span(1), m.span(3))
print(m.string, m.pos, m.endpos, m.re.pattern, m.re.groups)
print(m.expand(r"\2, \1; \g<0> \g<2>\n"))
if m:
    print("true")

m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)", "on 2024-05-17")
print(m.group("year"), m["month"], m.span("month"), m.start("year"), m.end("year"))
print(re.fullmatch(r"\d+", "123"), re.fullmatch(r"\d+", "123a"), re.match("b", "ab"))

p = re.compile(r"(\d+)\s*(px|em)", re.I)
print(p, p.flags, p.groups, p.pattern)
for text in ["12px", "3 EM", "x 4px", "px"]:
    m = p.match(text)
    print(text, "->", m.group(1) if m else None)
print(p.search("a 12px 13em", 4), p.search("a 12px", 2, 5), p.match("12px", 1), p.fullmatch("12px", 0, 3))
print(re.compile("^a").match("ba", 1), re.compile("a$").search("ab", 0, 1), re.compile(r"\b").search("ab", 1))
print(re.compile("a" * 300)), print(re.compile("x", re.S | re.M | re.X))

for text in ["a.b", "[x]*", "plain_text", "a-b c#d&e~f", "\n\t", "é€"]:
    print(re.escape(text), re.fullmatch(re.escape(text), text) is not None)
try:
    print(m.group(5))
except AttributeError as error:
    print("AttributeError", error)
try:
    print(re.match("a(b)?", "a").group(5))
except IndexError as error:
    print("IndexError", error)
try:
    print(re.match("a(b)?", "a")["name"])
except IndexError as error:
    print("IndexError", error)
