"""Classes that derive from str: what their objects are as strs, keys, and equality of their own."""

class Name(str):
    def shout(self):
        return self.upper() + "!"

    @property
    def initials(self):
        return "".join(part[0] for part in self.split())


class CaseInsensitive(str):
    def __eq__(self, other):
        return self.lower() == other.lower()

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self.lower())


class Path(str):
    def __truediv__(self, other):
        return Path(self + "/" + other)

    def __repr__(self):
        return f"Path({str(self)!r})"


class Tagged(str):
    def __new__(cls, value, tag):
        made = super().__new__(cls, value)
        made.tag = tag
        return made

    def describe(self):
        return f"{self} [{self.tag}]"


class Slug(str):
    def __new__(cls, text):
        return str.__new__(cls, text.lower().replace(" ", "-"))


n = Name("ada lovelace")
print(n, repr(n), str(n), f"{n}", f"{n:>15}|", n.shout(), n.initials, len(n), n[0], n[-1], n[1:4], n[::-1])
print(n.title(), type(n.title()).__name__, n + "!", "hi " + n, n * 2, "ada" in n, n in ["ada lovelace"], n.split())
print(n == "ada lovelace", "ada lovelace" == n, n != "x", n < "b", "a" < n, hash(n) == hash("ada lovelace"))
print(isinstance(n, str), isinstance(n, Name), type(n) is str, type(n).__name__, issubclass(Name, str))
ages = {Name("x"): 1, "y": 2}
print(ages["x"], ages[Name("y")], Name("x") in ages, "z" in ages, ages)
ages[Name("y")] = 5
ages["x"] = 7
print(ages, list(ages), sorted(ages))
for ch in Name("abc"):
    print(ch, end="-")
print()
print(",".join([Name("a"), Name("b")]), "-".join(Name("xyz")), list(Name("hey")), sorted(Name("cab")), set(Name("aa")))
print(CaseInsensitive("Hello") == "hELLO", CaseInsensitive("a") != "A", "hello" == CaseInsensitive("HELLO"))
ci = {CaseInsensitive("Key"): 1}
print(ci[CaseInsensitive("KEY")], CaseInsensitive("kEy") in ci)
p = Path("usr") / "lib" / "python"
print(p, repr(p), type(p).__name__, p.split("/"), p.endswith("python"), p.replace("/", "."))
t = Tagged("hello", "greeting")
print(t, t.tag, t.describe(), t.upper(), t == "hello")
s = Slug("Hello Big World")
print(s, type(s).__name__, s.count("o"), s.find("big"))


def greet(name: str) -> str:
    return "Hello, " + name.title() + "!"


print(greet(n), greet("bob"), greet(s))
print("%s|%r|%10s" % (n, n, Name("z")), "{}|{!r}|{:<5}|".format(n, n, Name("q")))
print(n.encode(), int(Name("12")) + 1, float(Name("1.5")), bool(Name("")), bool(n), max(Name("a"), Name("b")))
print(any(x == "b" for x in [Name("a"), Name("b")]), [Name("b"), Name("a")] == ["b", "a"], (Name("q"), 1) == ("q", 1))
match n:
    case "ada lovelace":
        print("matched")
match n:
    case str():
        print("a str")
x = Name("grow")
x += "ing"
print(x, type(x).__name__)
words = [Name("pear"), Name("fig"), Name("apple")]
print(sorted(words), sorted(words, key=len), words, max(words, key=len), " ".join(words))
