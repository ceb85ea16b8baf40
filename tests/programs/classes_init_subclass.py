"""__init_subclass__: registries, arguments of class statements, defaults for derived classes."""

class Plugin:
    registry = {}
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Plugin.registry[cls.__name__] = cls
    def run(self):
        return "base"
class A(Plugin):
    def run(self):
        return "A"
class B(Plugin):
    def run(self):
        return "B"
print(sorted(Plugin.registry))
for name in sorted(Plugin.registry):
    print(name, Plugin.registry[name]().run())
names = []
class Shape:
    def __init_subclass__(cls, sides=0, **kw):
        super().__init_subclass__(**kw)
        cls.sides = sides
        names.append(cls.__name__)
class Tri(Shape, sides=3): pass
class Sq(Shape, sides=4): pass
class Sub(Sq): pass
print(Tri.sides, Sq.sides, Tri().sides, Sub.sides, names)
class Model:
    table = ""
    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if not cls.table:
            cls.table = cls.__name__.lower() + "s"
        if not hasattr(cls, "fields"):
            print("no fields in", cls.__name__)
    @classmethod
    def describe(cls):
        return f"{cls.__name__} -> {cls.table}"
class User(Model):
    fields = ("id", "name")
class Pet(Model):
    table = "animals"
print(User.describe(), Pet.describe(), hasattr(User, "fields"), hasattr(Pet, "fields"), getattr(User, "table"))
class Mid(Model):
    def __init_subclass__(cls, tag="t"):
        super().__init_subclass__()
        cls.tag = tag
class Low(Mid, tag="low"): pass
print(Low.tag, Low.table, Mid.table)
class Command:
    commands = {}
    def __init_subclass__(cls, name=None, **kw):
        super().__init_subclass__(**kw)
        Command.commands[name or cls.__name__.lower()] = cls
    def execute(self, arg):
        raise NotImplementedError
class Hello(Command, name="hi"):
    def execute(self, arg):
        return f"hello {arg}"
class Bye(Command):
    def execute(self, arg):
        return f"bye {arg}"
for key, command in Command.commands.items():
    print(key, command().execute("x"))
