"""Attributes that setattr() makes by names which the program asks for elsewhere."""


class Config:
    def __init__(self, **kw):
        for k, v in kw.items():
            setattr(self, k, v)
    def get(self, name, default=None):
        return getattr(self, name, default)
c = Config(host="h", port=80)
print(c.host, c.port, c.host.upper(), c.port + 1)
print(hasattr(c, "debug"), getattr(c, "debug", "off"), getattr(c, "host", None))
try:
    print(c.missing)
except AttributeError as e:
    print(e)
print(c.get("port"), c.get("nothing", 3))
d = Config(host="other", debug=True)
print(d.host, d.debug, hasattr(d, "port"), getattr(d, "debug", "off"))
d.port = 5
print(d.port)
class Bag:
    def __init__(self, data):
        for key in data:
            setattr(self, "b_" + key, data[key])
b = Bag({"x": 1, "y": "two"})
print(b.b_x, b.b_y, [n for n in ("b_x", "b_z") if hasattr(b, n)])
class Record:
    fields = ["name", "age"]
    def __init__(self, *args):
        for field, value in zip(self.fields, args):
            setattr(self, field, value)
class Person(Record):
    def show(self): return f"{self.name}:{self.age}"
print(Person("ada", 36).show(), Person("bob", 4).age, Person("eve").name)
try:
    Person("eve").show()
except AttributeError as e:
    print(e)
class Struct:
    def __init__(self, **entries):
        self.__dict__.update(entries)
    def __repr__(self): return "Struct"
s = Struct(alpha=1, beta="b")
print(s.alpha, s.beta, s)
class Cell:
    def __init__(self, **options):
        self.width = 1
        vars(self).update(options)
print(Cell().width, Cell(width=4, color="red").color, Cell(width=4).width)
def fill(obj, pairs):
    for name, value in pairs:
        setattr(obj, name, value)
    return obj
class Plain: pass
p = fill(Plain(), [("left", 1), ("right", 2)])
print(p.left + p.right)
unread = Config(alpha=1, gamma=[2])
print(unread.get("gamma"), [name for name in ("alpha", "beta") if hasattr(unread, name)])
