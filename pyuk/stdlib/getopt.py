"""getopt: the options of a command line, as the C function of that name takes them.

Source: The Python Standard Library, "getopt"; POSIX.1-2017, Utility Syntax Guidelines; CPython 3.11 Lib/getopt.py.
"""

from __future__ import annotations


class GetoptError(Exception):
    """An option that is not there, or that lacks its argument. opt: which."""

    def __init__(self, msg: str, opt: str = "") -> None:
        super().__init__(msg)
        self.msg = msg
        self.opt = opt

    def __str__(self) -> str:
        return self.msg


error = GetoptError


class Reader:
    """What is left of a command line, and the options found so far."""

    def __init__(self, args: list[str], shortopts: str, longopts: list[str]) -> None:
        self.args = list(args)
        self.shortopts = shortopts
        self.longopts = longopts
        self.found: list[tuple[str, str]] = []

    def take_long(self, opt: str) -> None:
        """`--name`, `--name=value` or `--name value`."""
        name, equals, value = opt.partition("=")
        has_value = equals != ""
        takes_value, name = self.whole_name(name)
        if takes_value and not has_value:
            if len(self.args) == 0:
                raise GetoptError(f"option --{name} requires argument", name)
            value = self.args.pop(0)
        elif has_value and not takes_value:
            raise GetoptError(f"option --{name} must not have an argument", name)
        self.found.append(("--" + name, value))

    def whole_name(self, name: str) -> tuple[bool, str]:
        """Whether an option takes a value, and its name, of which the beginning was given."""
        begins = [option for option in self.longopts if option.startswith(name)]
        if len(begins) == 0:
            raise GetoptError(f"option --{name} not recognized", name)
        if name in begins:
            return False, name
        if name + "=" in begins:
            return True, name
        if len(begins) > 1:
            raise GetoptError(f"option --{name} not a unique prefix", name)
        return begins[0].endswith("="), begins[0].removesuffix("=")

    def take_short(self, letters: str) -> None:
        """`-abc`: options of one letter; the rest behind one that takes a value is its value."""
        while letters != "":
            letter, letters = letters[0], letters[1:]
            value = ""
            if self.takes_value(letter):
                if letters == "":
                    if len(self.args) == 0:
                        raise GetoptError(f"option -{letter} requires argument", letter)
                    letters = self.args.pop(0)
                value, letters = letters, ""
            self.found.append(("-" + letter, value))

    def takes_value(self, letter: str) -> bool:
        """Whether the option has a colon behind it."""
        for i in range(len(self.shortopts)):
            if self.shortopts[i] == letter and letter != ":":
                return self.shortopts[i + 1 : i + 2] == ":"
        raise GetoptError(f"option -{letter} not recognized", letter)

    def take(self, word: str) -> None:
        """A word with options."""
        if word.startswith("--"):
            self.take_long(word[2:])
        else:
            self.take_short(word[1:])


def as_list(longopts: str | list[str]) -> list[str]:
    """The long options: one, or a list of them."""
    return [longopts] if isinstance(longopts, str) else longopts


def getopt(
    args: list[str], shortopts: str, longopts: str | list[str] = ""
) -> tuple[list[tuple[str, str]], list[str]]:
    """The options with their values, up to the first word that is none, and the words from there on."""
    reader = Reader(args, shortopts, [] if longopts == "" else as_list(longopts))
    while len(reader.args) > 0 and reader.args[0].startswith("-") and reader.args[0] != "-":
        word = reader.args.pop(0)
        if word == "--":
            break
        reader.take(word)
    return reader.found, reader.args


def gnu_getopt(
    args: list[str], shortopts: str, longopts: str | list[str] = ""
) -> tuple[list[tuple[str, str]], list[str]]:
    """As getopt(), with options behind other words too; not if the short ones begin with `+`."""
    stops = shortopts.startswith("+")
    reader = Reader(args, shortopts[1:] if stops else shortopts, [] if longopts == "" else as_list(longopts))
    rest: list[str] = []
    while len(reader.args) > 0:
        word = reader.args.pop(0)
        if word == "--":
            rest.extend(reader.args)
            break
        if word.startswith("-") and word != "-":
            reader.take(word)
            continue
        rest.append(word)
        if stops:
            rest.extend(reader.args)
            break
    return reader.found, rest
