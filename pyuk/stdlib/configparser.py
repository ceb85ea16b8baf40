"""configparser: sections of names and values, as in INI files.

Source: The Python Standard Library, "configparser"; CPython 3.11 Lib/configparser.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return"

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyuk.stdlib._files.opening import open_text
from pyuk.stdlib._files.texts import TextIOBase

DEFAULTSECT: Final = "DEFAULT"
MAX_INTERPOLATION_DEPTH: Final = 10
TRUE = ("1", "yes", "true", "on")
FALSE = ("0", "no", "false", "off")


class Missing:
    """Stands for a fallback that is not given."""


class Error(Exception):
    """What all of these have in common."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return self.message


class NoSectionError(Error):
    """There is no such section."""

    def __init__(self, section: str) -> None:
        super().__init__(f"No section: {section!r}")
        self.section = section


class NoOptionError(Error):
    """There is no such name in a section."""

    def __init__(self, option: str, section: str) -> None:
        super().__init__(f"No option {option!r} in section: {section!r}")
        self.option = option
        self.section = section


class DuplicateSectionError(Error):
    """A section is there already."""

    def __init__(self, section: str, source: str | None = None, lineno: int = 0) -> None:
        where = f"Section {section!r} already exists"
        if source is not None:
            where = f"While reading from {source!r} [line {lineno:2}]: section {section!r} already exists"
        super().__init__(where)
        self.section = section


class DuplicateOptionError(Error):
    """A name stands twice in a section of one source."""

    def __init__(self, section: str, option: str, source: str, lineno: int) -> None:
        super().__init__(
            f"While reading from {source!r} [line {lineno:2}]: option {option!r} in section {section!r} already exists"
        )
        self.section = section
        self.option = option


class InterpolationError(Error):
    """A `%(name)s` in a value cannot be put in."""


class InterpolationMissingOptionError(InterpolationError):
    """Its name is not there."""


class InterpolationSyntaxError(InterpolationError):
    """It is written in another way."""


class InterpolationDepthError(InterpolationError):
    """Values refer to each other too often."""


class ParsingError(Error):
    """A line is neither a name with a value nor a section."""

    def __init__(self, source: str) -> None:
        super().__init__(f"Source contains parsing errors: {source!r}")
        self.source = source

    def append(self, lineno: int, line: str) -> None:
        """One more such line."""
        self.message += f"\n\t[line {lineno:2}]: {line}"


class MissingSectionHeaderError(ParsingError):
    """A line stands before the first section."""

    def __init__(self, filename: str, lineno: int, line: str) -> None:
        super().__init__(filename)
        self.message = f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}"


def no_values() -> dict[str, str]:
    """The values of a new section."""
    return {}


class SectionProxy:
    """A section as a mapping of names to values."""

    def __init__(self, parser: RawConfigParser, name: str) -> None:
        self._parser = parser
        self._name = name

    @property
    def name(self) -> str:
        """The name of the section."""
        return self._name

    def __repr__(self) -> str:
        return f"<Section: {self._name}>"

    def __getitem__(self, key: str) -> str:
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key: str, value: str) -> None:
        self._parser.set(self._name, key, value)

    def __delitem__(self, key: str) -> None:
        if not self._parser.remove_option(self._name, key):
            raise KeyError(key)

    def __contains__(self, key: str) -> bool:
        return self._parser.has_option(self._name, key)

    def __len__(self) -> int:
        return len(self._parser.names_in(self._name))

    def __iter__(self) -> Iterator[str]:
        return iter(self._parser.names_in(self._name))

    def keys(self) -> list[str]:
        """The names."""
        return self._parser.names_in(self._name)

    def values(self) -> list[str]:
        """The values."""
        return [self[name] for name in self]

    def items(self) -> list[tuple[str, str]]:
        """Both."""
        return [(name, self[name]) for name in self]

    def get(self, option: str, fallback=None):
        """A value; another one where there is none."""
        return self._parser.get(self._name, option, fallback=fallback)

    def getint(self, option: str, fallback=None):
        """A value as an int."""
        return self._parser.getint(self._name, option, fallback=fallback)

    def getfloat(self, option: str, fallback=None):
        """A value as a float."""
        return self._parser.getfloat(self._name, option, fallback=fallback)

    def getboolean(self, option: str, fallback=None):
        """A value as a bool."""
        return self._parser.getboolean(self._name, option, fallback=fallback)


class RawConfigParser:
    """Sections of names and values; what stands in DEFAULT is in each of them."""

    def __init__(
        self,
        defaults: dict[str, str] | None = None,
        *,
        allow_no_value: bool = False,
        delimiters: tuple[str, ...] = ("=", ":"),
        comment_prefixes: tuple[str, ...] = ("#", ";"),
        inline_comment_prefixes: tuple[str, ...] = (),
        strict: bool = True,
        default_section: str = DEFAULTSECT,
        interpolation: None = None,
    ) -> None:
        if allow_no_value:
            raise NotImplementedError("allow_no_value=True")
        self.default_section = default_section
        self._delimiters = delimiters
        self._comments = comment_prefixes
        self._inline = inline_comment_prefixes
        self._strict = strict
        self._defaults: dict[str, str] = {}
        self._sections: dict[str, dict[str, str]] = {}
        if defaults is not None:
            for name, value in defaults.items():
                self._defaults[self.optionxform(name)] = value

    def optionxform(self, optionstr: str) -> str:
        """A name as it is kept."""
        return optionstr.lower()

    # --- sections ---

    def defaults(self) -> dict[str, str]:
        """What is in each section."""
        return self._defaults

    def sections(self) -> list[str]:
        """The names of the sections, without DEFAULT."""
        return list(self._sections)

    def add_section(self, section: str) -> None:
        """Make a section. DuplicateSectionError, and ValueError for DEFAULT."""
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = no_values()

    def has_section(self, section: str) -> bool:
        return section in self._sections

    def remove_section(self, section: str) -> bool:
        """Whether there was one."""
        found = section in self._sections
        if found:
            del self._sections[section]
        return found

    def section_of(self, section: str) -> dict[str, str]:
        """What a section itself has. NoSectionError."""
        if section == self.default_section:
            return self._defaults
        if section not in self._sections:
            raise NoSectionError(section)
        return self._sections[section]

    def names_in(self, section: str) -> list[str]:
        """The names of a section, those of DEFAULT last."""
        return list({**self.section_of(section), **self._defaults})

    def options(self, section: str) -> list[str]:
        """The names of a section. NoSectionError."""
        return self.names_in(section)

    def has_option(self, section: str, option: str) -> bool:
        name = self.optionxform(option)
        if section in ("", self.default_section):
            return name in self._defaults
        return section in self._sections and (name in self._sections[section] or name in self._defaults)

    def __getitem__(self, key: str) -> SectionProxy:
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return SectionProxy(self, key)

    def __setitem__(self, key: str, value: dict[str, str]) -> None:
        kept = {self.optionxform(name): each for name, each in value.items()}
        if key == self.default_section:
            self._defaults = kept
        else:
            self._sections[key] = kept

    def __delitem__(self, key: str) -> None:
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.remove_section(key):
            raise KeyError(key)

    def __contains__(self, key: str) -> bool:
        return key == self.default_section or key in self._sections

    def __len__(self) -> int:
        return len(self._sections) + 1

    def __iter__(self) -> Iterator[str]:
        return iter([self.default_section, *self._sections])

    # --- values ---

    def raw(self, section: str, option: str) -> str:
        """A value as it is written. NoSectionError, NoOptionError."""
        name = self.optionxform(option)
        found = self.section_of(section)
        if name in found:
            return found[name]
        if name in self._defaults:
            return self._defaults[name]
        raise NoOptionError(option, section)

    def read_value(self, section: str, option: str, raw: bool) -> str:
        """A value as programs see it."""
        return self.raw(section, option)

    def get(self, section: str, option: str, *, raw: bool = False, fallback=Missing):
        """A value; `fallback` where there is none."""
        if fallback is Missing:
            return self.read_value(section, option, raw)
        else:
            if not self.has_option(section, option):
                return fallback
            return self.read_value(section, option, raw)

    def getint(self, section: str, option: str, *, raw: bool = False, fallback=Missing):
        """A value as an int."""
        if fallback is not Missing:
            if not self.has_option(section, option):
                return fallback
        return int(self.read_value(section, option, raw))

    def getfloat(self, section: str, option: str, *, raw: bool = False, fallback=Missing):
        """A value as a float."""
        if fallback is not Missing:
            if not self.has_option(section, option):
                return fallback
        return float(self.read_value(section, option, raw))

    def getboolean(self, section: str, option: str, *, raw: bool = False, fallback=Missing):
        """A value as a bool: yes, on, true or 1, or their opposites. ValueError."""
        if fallback is not Missing:
            if not self.has_option(section, option):
                return fallback
        value = self.read_value(section, option, raw)
        if value.lower() not in TRUE and value.lower() not in FALSE:
            raise ValueError(f"Not a boolean: {value}")
        return value.lower() in TRUE

    def items(self, section: str, raw: bool = False) -> list[tuple[str, str]]:
        """The names and values of a section, those of DEFAULT first."""
        names = list({**self._defaults, **self.section_of(section)})
        return [(name, self.read_value(section, name, raw)) for name in names]

    def set(self, section: str, option: str, value: str) -> None:
        """Store a value. NoSectionError."""
        self.section_of(section)[self.optionxform(option)] = value

    def remove_option(self, section: str, option: str) -> bool:
        """Whether there was one."""
        found = self.section_of(section)
        name = self.optionxform(option)
        if name in found:
            del found[name]
            return True
        return False

    # --- reading ---

    def read(self, filenames, encoding: str | None = None) -> list[str]:
        """Read the files that there are; their names."""
        if hasattr(filenames, "__fspath__"):
            return self.read([filenames], encoding)
        names = [filenames] if isinstance(filenames, str) else [*filenames]
        done: list[str] = []
        for name in names:
            try:
                with open_text(name) as file:
                    self._read(file.read(), str(name))
            except OSError:
                continue
            done.append(str(name))
        return done

    def read_file(self, f: TextIOBase, source: str = "<???>") -> None:
        """Read an open file."""
        self._read(f.read(), source)

    def read_string(self, string: str, source: str = "<string>") -> None:
        """Read a text."""
        self._read(string, source)

    def read_dict(self, dictionary: dict[str, dict[str, str]], source: str = "<dict>") -> None:
        """Take sections from a dict of dicts."""
        for section, values in dictionary.items():
            if section != self.default_section and section not in self._sections:
                self._sections[section] = no_values()
            for name, value in values.items():
                self.section_of(section)[self.optionxform(name)] = value

    def _read(self, text: str, source: str) -> None:
        reading = Reading(self, source)
        lines = text.split("\n")
        if lines[-1] == "":
            lines.pop()
        for number, line in enumerate(lines, 1):
            reading.take(number, line)
        reading.finish()

    def separated(self, line: str) -> tuple[str, str] | None:
        """The name and the value of a line, at the first delimiter."""
        places = [line.find(each) for each in self._delimiters]
        found = [place for place in places if place > 0]
        if not found:
            return None
        place = min(found)
        return line[:place].strip(), line[place + 1 :].strip()

    # --- writing ---

    def write(self, fp: TextIOBase, space_around_delimiters: bool = True) -> None:
        """Write all sections, DEFAULT first, where it has anything."""
        mark = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults, mark)
        for name, values in self._sections.items():
            self._write_section(fp, name, values, mark)

    def _write_section(self, fp: TextIOBase, name: str, values: dict[str, str], mark: str) -> None:
        fp.write(f"[{name}]\n")
        for key, value in values.items():
            shown = value.replace("\n", "\n\t")
            fp.write(f"{key}{mark}{shown}\n")
        fp.write("\n")


class Reading:
    """The state while the lines of a text are read."""

    def __init__(self, parser: RawConfigParser, source: str) -> None:
        self.parser = parser
        self.source = source
        self.section = ""
        self.name = ""
        self.indent = 0
        self.lines: dict[tuple[str, str], list[str]] = {}
        self.seen: set[str] = set()
        self.errors: ParsingError | None = None

    def take(self, number: int, line: str) -> None:
        """One line."""
        body = self.without_comment(line)
        if body.strip() == "":
            if line.strip() == "" and self.name != "":
                self.lines[self.section, self.name].append("")
            elif line.strip() == "":
                self.indent = 1 << 30
            return
        indent = len(line) - len(line.lstrip())
        if self.name != "" and indent > self.indent:
            self.lines[self.section, self.name].append(body.strip())
            return
        self.indent = indent
        plain = body.strip()
        if plain[0] == "[" and "]" in plain:
            self.begin(plain[1 : plain.rindex("]")], number)
        elif self.section == "":
            raise MissingSectionHeaderError(self.source, number, line + "\n")
        else:
            self.store(plain, number, line)

    def without_comment(self, line: str) -> str:
        """The line without a comment."""
        for prefix in self.parser._inline:
            place = line.find(prefix)
            while place >= 0:
                if place == 0 or line[place - 1].isspace():
                    line = line[:place]
                    break
                place = line.find(prefix, place + 1)
        for prefix in self.parser._comments:
            if line.strip().startswith(prefix):
                return ""
        return line

    def begin(self, section: str, number: int) -> None:
        """A section begins."""
        parser = self.parser
        self.section, self.name = section, ""
        if section == parser.default_section:
            return
        if section in self.seen and parser._strict:
            raise DuplicateSectionError(section, self.source, number)
        if section not in parser._sections:
            parser._sections[section] = no_values()
        self.seen.add(section)

    def store(self, plain: str, number: int, line: str) -> None:
        """A name with its value."""
        parts = self.parser.separated(plain)
        if parts is None:
            if self.errors is None:
                self.errors = ParsingError(self.source)
            self.errors.append(number, repr(line + "\n"))
            return
        name = self.parser.optionxform(parts[0])
        if (self.section, name) in self.lines and self.parser._strict:
            raise DuplicateOptionError(self.section, name, self.source, number)
        self.name = name
        self.lines[self.section, name] = [parts[1]]

    def finish(self) -> None:
        """All lines are read. ParsingError."""
        for (section, name), lines in self.lines.items():
            self.parser.section_of(section)[name] = "\n".join(lines).rstrip()
        if self.errors is not None:
            raise self.errors


class ConfigParser(RawConfigParser):
    """Values may name others of their section, `%(name)s`."""

    def read_value(self, section: str, option: str, raw: bool) -> str:
        value = self.raw(section, option)
        return value if raw else self.filled(section, option, value, value, 1)

    def filled(self, section: str, option: str, value: str, whole: str, depth: int) -> str:
        """A value with what it names put in."""
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(
                f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r}"
                f" contains an interpolation key which cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps."
                f" Raw value: {whole!r}"
            )
        parts: list[str] = []
        while True:
            before, mark, rest = value.partition("%")
            parts.append(before)
            if mark == "":
                return "".join(parts)
            if rest[:1] == "%":
                parts.append("%")
                value = rest[1:]
            elif rest[:1] == "(":
                end = rest.find(")s")
                if end < 0:
                    raise InterpolationSyntaxError(f"bad interpolation variable reference {'%' + rest!r}")
                name = self.optionxform(rest[1:end])
                if not self.has_option(section, name):
                    raise InterpolationMissingOptionError(
                        f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation"
                        f" key {name!r} which is not a valid option name. Raw value: {whole!r}"
                    )
                parts.append(self.filled(section, option, self.raw(section, name), whole, depth + 1))
                value = rest[end + 2 :]
            else:
                raise InterpolationSyntaxError(f"'%' must be followed by '%' or '(', found: {'%' + rest!r}")

    def set(self, section: str, option: str, value: str) -> None:
        plain = value.replace("%%", "")
        while "%(" in plain and ")s" in plain[plain.index("%(") :]:
            start = plain.index("%(")
            plain = plain[:start] + plain[plain.index(")s", start) + 2 :]
        if "%" in plain:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {value.index('%')}")
        super().set(section, option, value)
