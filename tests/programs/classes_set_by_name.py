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


class Tree:
    class _Node:
        def __init__(self, key, value):
            self.key, self.value = key, value
            self.left = self.right = None

    def __init__(self):
        self.root = None

    def put(self, key, value):
        if self.root is None:
            self.root = Tree._Node(key, value)
            return
        node = self.root
        while True:
            side = "left" if key < node.key else "right"
            child = getattr(node, side)
            if child is None:
                setattr(node, side, Tree._Node(key, value))
                return
            node = child
    def inorder(self, node):
        if node:
            yield from self.inorder(node.left)
            yield node.key
            yield from self.inorder(node.right)
t = Tree()
for k in "hello": t.put(k, 1)
print(list(t.inorder(t.root)))
class Point:
    def __init__(self, x, y, name):
        self.x = x
        self.y = y
        self.name = name
        self.tags = ["a"]
    def up(self): return self.y + 1
    def down(self): return self.y - 1
    def bump(self):
        for axis in ("x", "y"):
            setattr(self, axis, getattr(self, axis) + 1)
    def get(self, horizontal):
        axis = "x"
        if not horizontal:
            axis = "y"
        return getattr(self, axis) * 2
    def act(self, flag):
        return getattr(self, "up" if flag else "down")()
    def act2(self, flag):
        m = getattr(self, "up" if flag else "down")
        return m()
    def show(self, kind):
        match kind:
            case 0: f = "name"
            case 1: f = "tags"
            case _: f = "nothing"
        try:
            return getattr(self, f)
        except AttributeError as e:
            return str(e)
point = Point(1, 2, "pp")
point.bump()
print(point.x, point.y, point.get(True), point.get(False), point.act(True), point.act(False), point.act2(True))
print(point.show(0), point.show(1), point.show(2))
