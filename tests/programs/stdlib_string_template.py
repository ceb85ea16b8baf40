"""string.Template."""

from string import Template
import string
t = Template("Dear $name, you owe ${amount}USD $$5 on $day.")
print(t.substitute(name="Al", amount=5.5, day="Mon"))
print(t.substitute({"name": "Bo", "amount": 3, "day": "x", "unused": 1}))
print(t.substitute({"name": "Bo", "amount": "3"}, day="kw"))
print(t.safe_substitute(name="X"), t.template)
try: t.substitute(name="X")
except KeyError as e: print("missing", e)
for bad in ["cost: $ 5", "a\nb $", "${x", "$1", "${}", "ok $x_1 ${_y}z", "$é", "", "no dollars"]:
    b = Template(bad)
    print(repr(b.safe_substitute(x=1)), b.is_valid(), b.get_identifiers())
    try: print(b.substitute(x=1, x_1=2, _y=[3]))
    except (ValueError, KeyError) as e: print(type(e).__name__, e)
page = Template("""<h1>$title</h1>
<p>${body}</p>""")
for title, body in [("A", "b"), ("C", "d")]:
    print(page.substitute(title=title, body=body))
print(Template("$a$b$a").substitute(a=1, b=None))
d: dict[str, str] = {"k": "v"}
print(Template("$k").substitute(d), Template("$k $j").safe_substitute(d, j=2))
print(string.capwords("a b"))
