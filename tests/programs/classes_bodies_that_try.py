"""`try` in class bodies: what it binds are attributes of the class."""
import json


def load(text):
    return json.loads(text)


class Config:
    try:
        limits = load('{"a": 1}')
        source = "json"
    except ValueError:
        limits = {}
        source = "default"
    try:
        broken = load("{oops")
    except ValueError as error:
        broken = None
        reason = type(error).__name__ + ": " + str(error)[:9]
    finally:
        done = True
    try:
        number = int("42")
    except ValueError:
        number = -1
    else:
        number += 1

    def show(self):
        return self.limits, self.source, self.broken, self.reason, self.done, self.number


print(Config.limits, Config.source, Config.broken, Config.reason, Config.done, Config.number)
print(Config().show())


class Child(Config):
    try:
        extra = [1, 2][5]
    except IndexError:
        extra = "none"
    except (KeyError, TypeError):
        extra = "other"


print(Child.extra, Child().extra, Child.number, Child().show())
try:
    class Bad:
        value = 1
        try:
            value = int("x")
        finally:
            print("in the end", value)
except ValueError as error:
    print(error)
try:
    print(hasattr(Config, "error"), Config.error)
except AttributeError as error:
    print(error)


class Two:
    found = []
    for text in ("1", "x", "[2]", "y"):
        try:
            found.append(load(text))
        except ValueError as error:
            found.append(type(error).__name__)
    try:
        import tomllib
        HAS_TOML = True
    except ImportError:
        HAS_TOML = False

    def length(self):
        return len(self.found)


print(Two.found, Two().length(), Two.HAS_TOML, Two.text)
print(hasattr(Two, "error"))
