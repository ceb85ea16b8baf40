import textwrap
from textwrap import dedent, fill, indent, shorten, wrap

text = """Look, goof-ball -- use the -b option!  It's a well-known fact that
self-referential text, like this one, is rather (or somewhat) long-winded--and
tedious.\tSo it goes.  See http://www.example.com/a-very-long-address/without-spaces/at-all?x=1"""

for width in [10, 20, 33, 70]:
    print("---", width)
    for line in wrap(text, width):
        print(repr(line), len(line))

print(fill(text, 40, initial_indent="* ", subsequent_indent="  "))
print(fill(text, width=30, break_long_words=False, break_on_hyphens=False))
print(wrap("", 10), wrap("   ", 10), wrap("a", 1), wrap("abcdef", 2), wrap("  lead and trail  ", 8))
print(wrap("keep  the   spaces", 8, drop_whitespace=False), wrap("a\nb\tc", 10, replace_whitespace=False))
print(wrap("tab\there", 20, tabsize=4), wrap("tab\there", 20, expand_tabs=False))
print(fill("One sentence. Another one! A third? yes.", 60, fix_sentence_endings=True))
for limit in [1, 2, 3]:
    print(wrap("The quick brown fox jumps over the lazy dog", 15, max_lines=limit))
    print(wrap("The quick brown fox jumps over the lazy dog", 12, max_lines=limit, placeholder="..."))
print(shorten("Hello  world!", width=12), "|", shorten("Hello  world!", width=11), "|", shorten("Hello world", 10, placeholder="..."))
print(shorten("  many   spaces   between  ", 40))
try:
    wrap("abc", 0)
except ValueError as error:
    print(error)
try:
    shorten("Hello world", 3)
except ValueError as error:
    print(error)

wrapper = textwrap.TextWrapper(width=24, initial_indent="> ", subsequent_indent="> ")
print(wrapper.fill("Simple is better than complex. Complex is better than complicated."))
wrapper.width = 40
for line in wrapper.wrap("Flat is better than nested. Sparse is better than dense."):
    print(line)

print(dedent("""\
    def f():
        return 1

      # less
    """))
print(repr(dedent("  a\n    b\n\t\n  c")), repr(dedent("\ta\n  b")), repr(dedent("")), repr(dedent("a\n  b")))
print(repr(dedent("   \n  x\n      \n   y")))
print(indent("one\n\n  two\nthree", "  "), repr(indent("a\r\n \nb", "> ")), repr(indent("", "x")))
print(indent(dedent("   x\n   y"), "+ "))
