"""Functions that are kept together and called with different things: each for what it is for.

ends: by sys.exit(2)
"""

from __future__ import annotations

import argparse
import sys


def add(args):
    print("add", args.name, args.count * 2)
    return 0


def show(args):
    for i in range(args.limit):
        print(i, end=" ")
    print()
    return args.limit


def positive(text):
    value = int(text)
    if value <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return value


def command_line(argv):
    parser = argparse.ArgumentParser(prog="todo")
    commands = parser.add_subparsers(dest="command", required=True)
    adding = commands.add_parser("add", help="add one")
    adding.add_argument("name")
    adding.add_argument("--count", type=int, default=1)
    adding.set_defaults(func=add)
    showing = commands.add_parser("show")
    showing.add_argument("--limit", type=positive, default=3)
    showing.set_defaults(func=show)
    args = parser.parse_args(argv)
    return args.func(args)


class Bus:
    """Who listens to what; each name has arguments of its own."""

    def __init__(self):
        self.handlers = {}

    def on(self, name, handler):
        self.handlers.setdefault(name, []).append(handler)

    def emit(self, name, *args):
        for handler in self.handlers.get(name, []):
            handler(*args)


def greeted(name):
    print("hello", name.upper())


def moved(x, y):
    print("at", x + y, x * y)


def main():
    for argv in (["add", "milk", "--count", "4"], ["show"], ["show", "--limit", "1"]):
        print(command_line(argv))
    bus = Bus()
    bus.on("greet", greeted)
    bus.on("greet", lambda name: print("bye", name))
    bus.on("move", moved)
    bus.emit("greet", "ann")
    bus.emit("move", 3, 4)
    bus.emit("nothing")
    return command_line(["show", "--limit", "2"])


sys.exit(main())


class Subject:
    def __init__(self):
        self.observers = {}

    def on(self, event):
        def keep(function):
            self.observers.setdefault(event, []).append(function)
            return function

        return keep

    def emit(self, event, *args, **options):
        return [function(*args, **options) for function in self.observers.get(event, [])]


subject = Subject()


@subject.on("sum")
def added(a, b=1):
    return a + b


@subject.on("sum")
def multiplied(a, b=1):
    return a * b


print(subject.emit("sum", 3, b=4), subject.emit("sum", 3), subject.emit("none"))
