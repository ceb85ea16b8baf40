"""Descriptors without __set__: what the object keeps under the attribute's name goes before them; as decorators."""

import functools


class lazy_property:
    """Computes once, keeps it in the object."""

    def __init__(self, function):
        self.function = function
        functools.update_wrapper(self, function)

    def __get__(self, obj, type_):
        if obj is None:
            return self
        val = self.function(obj)
        obj.__dict__[self.function.__name__] = val
        return val


class classproperty:
    def __init__(self, getter):
        self.getter = getter

    def __get__(self, instance, owner):
        return self.getter(owner)


class Person:
    registry = []

    def __init__(self, name):
        self.name = name
        self.registry.append(name)

    @lazy_property
    def relatives(self):
        print("asking for", self.name)
        return ["many", "relatives", self.name]

    @lazy_property
    def size(self) -> int:
        return len(self.name)

    @classproperty
    def count(cls):
        return len(cls.registry)


jhon = Person("Jhon")
print(jhon.relatives, jhon.size + 1)
print(jhon.relatives, jhon.size * 2, jhon.count)
jhon.relatives = []
print(jhon.relatives)
del jhon.relatives
print(jhon.relatives)
ada = Person("Ada")
print(ada.count, ada.size, Person.count)
try:
    del ada.relatives
except AttributeError as e:
    print(type(e).__name__)


class Lazy:
    def __init__(self, make):
        self.make = make

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        print("make", self.name)
        value = self.make(obj)
        obj.__dict__[self.name] = value
        return value


class A:
    size = Lazy(lambda self: 5)
    other = Lazy(lambda self: 7)


a = A()
print(a.size, a.size)
a.other = 9
print(a.other)
print(A().other)


class lazy:
    def __init__(self, function):
        self.function = function
        self.name = function.__name__

    def __get__(self, obj, owner):
        if obj is None:
            return self
        value = self.function(obj)
        obj.__dict__[self.name] = value
        return value


class Greeter:
    def __init__(self, name):
        self.name = name

    @lazy
    def greeting(self):
        print("computing")
        return "hello " + self.name


p = Greeter("Ada")
print(p.greeting)
print(p.greeting)
