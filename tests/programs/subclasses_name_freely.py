"""Classes that derive from the library's may use any name that CPython's class does not have."""

import contextlib
import io
import json
import random
from html.parser import HTMLParser


class Dice(random.Random):
    def __init__(self, seed):
        super().__init__(seed)
        self.word = "w"
        self.state = 5
        self.index = "i"
        self.spare = None

    def below(self, n):
        return "mine"

    def renew(self):
        return "renewed"


dice = Dice(3)
print(dice.random(), dice.randint(1, 100), dice.gauss(0, 1), dice.choice("abc"), dice.sample(range(10), 3))
print(dice.word, dice.state, dice.index, dice.spare, dice.below(3), dice.renew())


class Text(io.StringIO):
    def __init__(self):
        super().__init__()
        self.chunks = 0
        self.length = "len"
        self.position = (1, 2)
        self.text = b"t"

    def write(self, s):
        self.chunks += 1
        return super().write(s)

    def whole(self):
        return "mine"

    def take(self):
        return "took"

    def check(self):
        return "checked"


text = Text()
text.write("ab\ncd")
text.write("e")
text.seek(0)
print(text.read(2), text.readline(), text.getvalue(), text.chunks, text.length, text.position, text.text)
print(text.whole(), text.take(), text.check())


class Octets(io.BytesIO):
    def __init__(self):
        super().__init__(b"start")
        self.data = "mine"
        self.position = None

    def put(self, x):
        return "put"

    def cut(self):
        return "cut"

    def take(self):
        return "took"


octets = Octets()
octets.write(b"xy")
octets.seek(1)
print(octets.read(), octets.getvalue(), octets.data, octets.position, octets.put(1), octets.cut(), octets.take())
octets.truncate(3)
print(octets.getvalue(), octets.readlines(), octets.closed)


class Found(HTMLParser):
    def __init__(self):
        super().__init__()
        self.converts = "c"
        self.pauses = []
        self.found = []

    def give_data(self):
        return self.found

    def read_markup(self):
        return "m"

    def end_of_data(self):
        return "e"

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, attrs))

    def handle_data(self, data):
        self.found.append(data)


found = Found()
found.feed("<p class='x'>a &amp; b<!-- c --><br/></p>")
found.close()
print(found.give_data(), found.converts, found.pauses, found.read_markup(), found.end_of_data())


class Stack(contextlib.ExitStack):
    exits = 5


with Stack() as stack:
    stack.callback(print, "left")
print(stack.exits)


class Compact(json.JSONEncoder):
    separators = "mine"

    def default(self, o):
        return "other"


print(json.dumps([1, {2: {3}}], cls=Compact), Compact.separators)
