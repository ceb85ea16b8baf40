"""tomllib: documents with everything, and what is none."""

import io
import tomllib
from decimal import Decimal

DOC = '''
# a comment
title = "TOML \\u00e9 \\U0001F600 \\t\\"q\\""
'quoted key' = 'C:\\path'
"another" = ''
a.b.c = 1
a.b.d = 2
[owner]
name = "Tom"
dob = 1979-05-27T07:32:00-08:00
when = 1979-05-27 07:32:00.999999Z
local = 1979-05-27T07:32:00.5
day = 1979-05-27
clock = 07:32:00.25
[database]
enabled = true
disabled = false
ports = [ 8000, 8001, 8002, ]  # trailing
data = [ ["delta", "phi"], [3.14] ]
temp_targets = { cpu = 79.5, case = 72.0, in.ner = 1 }
big = 1_000_000
hex = 0xDEAD_beef
oct = 0o755
bin = 0b1101
neg = -17
plus = +99
flt = [1.0, -0.01, 5e+22, 1e06, -2E-2, 6.626e-34, 224_617.445_991, inf, -inf, +inf]
nested = [
  1,  # one
  2,

  3
]
[servers.alpha]
ip = "10.0.0.1"
[servers.beta]
ip = "10.0.0.2"
[[products]]
name = "Hammer"
sku = 738594937
[[products]]
[[products]]
name = "Nail"
[products.size]
w = 1
[[products.sub]]
x = 1
[[products.sub]]
x = 2
[text]
multi = """
Roses are red \\
   violets are blue
"quoted" ""two"" \\u0041"""
lit = \'\'\'
raw \\n text
''two'' \'\'\'
end = """a"""""
'''
config = tomllib.loads(DOC)
for section, value in config.items():
    print(section, repr(value))
print(config["owner"]["name"], config["database"]["ports"][1] + 1, config["servers"]["alpha"]["ip"])
for name, server in config["servers"].items():
    print(name, server["ip"])
for product in config["products"]:
    print(product.get("name", "nothing"), len(product))
print(config["owner"]["dob"].isoformat(), config["database"]["flt"][0] * 2)
print(tomllib.load(io.BytesIO(b"x = 1\r\ny = 'z'\r\n")))
print(tomllib.loads("pi = 3.14\nn = 2", parse_float=Decimal))
print(tomllib.loads(""), tomllib.loads("x = nan")["x"])
BAD = [
    "x", "x =", "x = 1 y = 2", "= 1", "x = [1, 2", "x = {a = 1", "x = {a = 1,}", "x = {a = 1, a = 2}", "x = 'abc", 'x = "abc',
    'x = "a\\qb"', "x = 1\nx = 2", "[a]\n[a]", "[a", "[[a]", "x = 01", "x = 1__0", "x = 2021-13-01", "x = 2021-02-30",
    "x = 25:00:00", "[a]\nb = 1\n[a.b]", "a = 1\na.b = 2", "a = {b = 1}\na.c = 2", "a = [1]\n[[a]]", "[[a]]\n[a]", "a.b = 1\n[a]",
    "x = tru", 'x = "\\uD800"', 'x = "\\u12"', "x = 'a\nb'", "# bad \x01", 'x = "a\x01"', "!", "x = 'a' 'b'", "[]", "a.= 1",
    'x = """abc', "x = '''abc", "[a.b]\n[a]\nb.c = 1", "[a]\nb.c = 1\n[a.b]", "x = {a.b = 1, a.b.c = 2}", "x = {a = {b = 1}, a.c = 2}",
    "[fruit]\napple.color = 1\n[fruit.apple.taste]\nx = 1", "x = \n", "x = 1e", "x = .5", "x = 5.", "x = +0x1", '"a\nb" = 1',
]
for text in BAD:
    try:
        print(repr(text), tomllib.loads(text))
    except tomllib.TOMLDecodeError as e:
        print(repr(text), "->", e)
