"""logging: loggers in a hierarchy, handlers, formatters.

Source: The Python Standard Library, "logging"; CPython 3.11 Lib/logging/__init__.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Protocol, TypeAlias

from pyuk.builtins.handled import handled
from pyuk.lang import located
from pyuk.stdlib import sys, time, traceback
from pyuk.stdlib._files.opening import open_text
from pyuk.stdlib._files.texts import Encoding, TextIOWrapper
from pyuk.stdlib._files.tree import Location, fspath
from pyuk.stdlib.io import StringIO
from pyuk.stdlib.os.path import abspath

CRITICAL: Final = 50
FATAL: Final = 50
ERROR: Final = 40
WARNING: Final = 30
WARN: Final = 30
INFO: Final = 20
DEBUG: Final = 10
NOTSET: Final = 0

BASIC_FORMAT: Final = "%(levelname)s:%(name)s:%(message)s"
STYLES: Final = "%{$"
OF_CALLER: Final = ("lineno", "funcName", "filename", "pathname", "module")

_names: dict[int, str] = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_levels: dict[str, int] = {
    "CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30, "WARNING": 30, "INFO": 20, "DEBUG": 10, "NOTSET": 0,
}
_started: float = time.time()
raiseExceptions: bool = True


class Writer(Protocol):
    """What else a StreamHandler writes to."""

    def write(self, text: str, /) -> int:
        """Write a text."""


Stream: TypeAlias = Writer | sys.StandardOutput | sys.StandardError | StringIO


# --- levels --------------------------------------------------------------------------------------


def getLevelName(level: int | str) -> Any:
    """The name of a level, or the level of a name."""
    if isinstance(level, int):
        return _names[level] if level in _names else f"Level {level}"
    if level in _levels:
        return _levels[level]
    return f"Level {level}"


def addLevelName(level: int, levelName: str) -> None:
    """Give a level a name."""
    _names[level] = levelName
    _levels[levelName] = level


def getLevelNamesMapping() -> dict[str, int]:
    """The levels by their names."""
    return _levels.copy()


def checked_level(level: int | str) -> int:
    """A level, which may be given by its name. ValueError."""
    if isinstance(level, int):
        return level
    if level not in _levels:
        raise ValueError(f"Unknown level: {level!r}")
    return _levels[level]


# --- records -------------------------------------------------------------------------------------


class LogRecord:
    """What one call of a logger tells."""

    def __init__(
        self, name: str, level: int, msg: object, args: tuple[object, ...], exc_info: BaseException | None, place: str
    ) -> None:
        self.name = name
        self.place = place
        self.levelno = level
        self.levelname = str(getLevelName(level))
        self.msg = msg
        self.args = args
        self.exc_info = exc_info
        self.exc_text: str | None = None
        self.created = time.time()
        self.msecs = float(int((self.created - int(self.created)) * 1000))
        self.relativeCreated = (self.created - _started) * 1000
        self.process = 1
        self.processName = "MainProcess"
        self.threadName = "MainThread"
        self.message = ""
        self.asctime = ""
        self.extra: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        if name not in self.extra:
            raise AttributeError(f"'LogRecord' object has no attribute '{name}'")
        return self.extra[name]

    def __setattr__(self, name: str, value: Any) -> None:
        self.extra[name] = value

    def part_of_place(self, index: int) -> str:
        """The file, the line or the function of the call. NotImplementedError where it is not known."""
        if self.place == "":
            raise NotImplementedError("a call by way of a variable, or with stacklevel, does not tell its place")
        return self.place.rsplit(":", 2)[index]

    @property
    def pathname(self) -> str:
        """The file in which the call stands."""
        return self.part_of_place(0)

    @property
    def filename(self) -> str:
        """Its name without the directories."""
        return self.pathname.rsplit("/", 1)[-1]

    @property
    def module(self) -> str:
        """The name of the module."""
        return self.filename.removesuffix(".py")

    @property
    def lineno(self) -> int:
        """The line of the call."""
        return int(self.part_of_place(1))

    @property
    def funcName(self) -> str:
        """The function in which it stands."""
        return self.part_of_place(2)

    def getMessage(self) -> str:
        """The text with its arguments in it."""
        text = str(self.msg)
        if len(self.args) == 0:
            return text
        first = self.args[0]
        if len(self.args) == 1 and isinstance(first, dict) and len(first) > 0:
            return text % first
        return text % self.args

    def known(self) -> dict[str, Any]:
        """What a format may name."""
        found: dict[str, Any] = {"name": self.name, "levelno": self.levelno, "levelname": self.levelname}
        found["message"] = self.message
        found["asctime"] = self.asctime
        found["msg"] = self.msg
        found["created"] = self.created
        found["msecs"] = self.msecs
        found["relativeCreated"] = self.relativeCreated
        found["process"] = self.process
        found["processName"] = self.processName
        found["threadName"] = self.threadName
        if self.place != "":
            found["pathname"] = self.pathname
            found["filename"] = self.filename
            found["module"] = self.module
            found["lineno"] = self.lineno
            found["funcName"] = self.funcName
        for name, value in self.extra.items():
            found[name] = value
        return found


# --- formatters ----------------------------------------------------------------------------------


class Formatter:
    """Makes a text of a record."""

    default_time_format: Final = "%Y-%m-%d %H:%M:%S"

    def __init__(
        self,
        fmt: str | None = None,
        datefmt: str | None = None,
        style: str = "%",
        validate: bool = True,
        *,
        defaults: dict[str, Any] | None = None,
    ) -> None:
        if style not in ("%", "{", "$"):
            raise ValueError("Style must be one of: %,{,$")
        plain = "%(message)s" if style == "%" else "{message}" if style == "{" else "${message}"
        self._fmt = plain if fmt is None or fmt == "" else fmt
        self.style = style
        self.datefmt = datefmt
        self.defaults = defaults

    def names(self, name: str) -> bool:
        """Whether the format shows what is called so."""
        if self.style == "%":
            return "%(" + name + ")" in self._fmt
        if self.style == "{":
            return "{" + name + "}" in self._fmt or "{" + name + ":" in self._fmt or "{" + name + "!" in self._fmt
        return "$" + name in self._fmt or "${" + name + "}" in self._fmt

    def usesTime(self) -> bool:
        """Whether the format shows the time."""
        return self.names("asctime")

    def formatTime(self, record: LogRecord, datefmt: str | None = None) -> str:
        """The time of a record."""
        when = time.localtime(record.created)
        if datefmt is not None:
            return time.strftime(datefmt, when)
        return f"{time.strftime(self.default_time_format, when)},{int(record.msecs):03d}"

    def formatException(self, ei: BaseException) -> str:
        """The traceback of an exception."""
        return "".join(traceback.format_exception(ei)).rstrip("\n")

    def formatMessage(self, record: LogRecord) -> str:
        """The line of a record."""
        known: dict[str, Any] = {}
        if self.defaults is not None:
            for name, value in self.defaults.items():
                known[name] = value
        for name, value in record.known().items():
            known[name] = value
        if record.place == "" and any([self.names(name) for name in OF_CALLER]):
            record.part_of_place(0)
        if self.style == "%":
            return self._fmt % known
        if self.style == "{":
            return braces_filled(self._fmt, known)
        return dollars_filled(self._fmt, known)

    def format(self, record: LogRecord) -> str:
        """The whole text of a record."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        error = record.exc_info
        if error is not None and record.exc_text is None:
            record.exc_text = self.formatException(error)
        if record.exc_text is not None:
            text = text if text.endswith("\n") else text + "\n"
            text += record.exc_text
        return text


def braces_filled(format: str, known: dict[str, Any]) -> str:
    """str.format() of names, with their formats."""
    parts: list[str] = []
    i = 0
    while i < len(format):
        char = format[i]
        if char in "{}" and format[i + 1 : i + 2] == char:
            parts.append(char)
            i += 2
        elif char == "{":
            end = format.index("}", i)
            name, _, spec = format[i + 1 : end].partition(":")
            name, _, conversion = name.partition("!")
            if name not in known:
                raise ValueError(f"Formatting field not found in record: {name!r}")
            parts.append(field_text(known[name], conversion, spec))
            i = end + 1
        else:
            parts.append(char)
            i += 1
    return "".join(parts)


def field_text(value: Any, conversion: str, spec: str) -> str:
    """A value in a format of its type."""
    if conversion != "":
        shown = repr(value) if conversion == "r" else str(value)
        return f"{shown:{spec}}"
    if isinstance(value, bool):
        return f"{bool(value):{spec}}"
    if isinstance(value, int):
        return f"{int(value):{spec}}"
    if isinstance(value, float):
        return f"{value:{spec}}"
    return f"{value!s:{spec}}"


def dollars_filled(format: str, known: dict[str, Any]) -> str:
    """string.Template of names."""
    parts: list[str] = []
    i = 0
    while i < len(format):
        if format[i] != "$":
            parts.append(format[i])
            i += 1
        elif format[i + 1 : i + 2] == "$":
            parts.append("$")
            i += 2
        else:
            braced = format[i + 1 : i + 2] == "{"
            start = i + 2 if braced else i + 1
            end = start
            while end < len(format) and (format[end].isalnum() or format[end] == "_"):
                end += 1
            name = format[start:end]
            if name not in known:
                raise ValueError(f"Formatting field not found in record: {name!r}")
            parts.append(str(known[name]))
            i = end + 1 if braced else end
    return "".join(parts)


# --- filters and handlers ------------------------------------------------------------------------


class Filter:
    """Lets through what comes from a logger or from those below it."""

    def __init__(self, name: str = "") -> None:
        self.name = name

    def filter(self, record: LogRecord) -> bool:
        """Whether the record goes on."""
        return self.name == "" or record.name == self.name or record.name.startswith(self.name + ".")


class FunctionFilter(Filter):
    """Asks a function."""

    def __init__(self, function: Callable[[LogRecord], bool]) -> None:
        super().__init__()
        self.function = function

    def filter(self, record: LogRecord) -> bool:
        return self.function(record)


class Filterer:
    """Asks filters."""

    def __init__(self) -> None:
        self.filters: list[Filter] = []

    def addFilter(self, filter) -> None:  # type: ignore[no-untyped-def]
        """Ask a Filter, or a function, from now on."""
        made = filter if isinstance(filter, Filter) else FunctionFilter(lambda record: bool(filter(record)))
        if made not in self.filters:
            self.filters.append(made)

    def removeFilter(self, filter: Filter) -> None:
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record: LogRecord) -> bool:
        """Whether all let it through."""
        for filter in self.filters:
            if not filter.filter(record):
                return False
        return True


_plain: Formatter = Formatter()


class Handler(Filterer):
    """Does something with records of a level or above."""

    def __init__(self, level: int | str = 0) -> None:
        super().__init__()
        self.level = checked_level(level)
        self.formatter: Formatter | None = None
        self.name: str | None = None

    def setLevel(self, level: int | str) -> None:
        self.level = checked_level(level)

    def setFormatter(self, fmt: Formatter | None) -> None:
        self.formatter = fmt

    def format(self, record: LogRecord) -> str:
        """The text of a record."""
        formatter = self.formatter
        return _plain.format(record) if formatter is None else formatter.format(record)

    def emit(self, record: LogRecord) -> None:
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record: LogRecord) -> bool:
        """emit(), where the filters let it through."""
        if not self.filter(record):
            return False
        self.emit(record)
        return True

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Nothing is open."""


class StreamHandler(Handler):
    """Writes to a stream; None is standard error."""

    terminator: str

    def __init__(self, stream: Stream | None = None) -> None:
        super().__init__()
        self.stream = stream
        self.terminator = "\n"

    def emit(self, record: LogRecord) -> None:
        text = self.format(record) + self.terminator
        stream = self.stream
        if stream is None:
            sys.stderr.write(text)
        else:
            stream.write(text)

    def setStream(self, stream: Stream | None) -> Stream | None:
        """Write to another stream; the one before."""
        before = self.stream
        self.stream = stream
        return before


class FileHandler(StreamHandler):
    """Writes to a file, which is opened when the handler is made, or with the first record."""

    def __init__(
        self,
        filename: Location,
        mode: str = "a",
        encoding: Encoding = None,  # type: ignore[assignment]
        delay: bool = False,
        errors: str | None = None,
    ) -> None:
        super().__init__()
        self.baseFilename = abspath(fspath(filename))
        self.mode = mode
        self.encoding = encoding
        self.errors = errors
        self.file: TextIOWrapper | None = None if delay else self._open()

    def _open(self) -> TextIOWrapper:
        return open_text(self.baseFilename, self.mode, -1, self.encoding, self.errors)

    def emit(self, record: LogRecord) -> None:
        file = self.file
        if file is None:
            file = self._open()
            self.file = file
        file.write(self.format(record) + self.terminator)

    def close(self) -> None:
        """The file is opened again where another record comes, and goes on behind what it has."""
        if self.file is not None:
            self.file.close()
            self.file = None
            self.mode = "a"


class NullHandler(Handler):
    """Does nothing."""

    def emit(self, record: LogRecord) -> None:
        pass


lastResort: StreamHandler = StreamHandler()
lastResort.setLevel(WARNING)


# --- loggers -------------------------------------------------------------------------------------


class Logger(Filterer):
    """Takes messages of a level or above, and gives them to its handlers and those of its parents."""

    parent: Logger | None

    def __init__(self, name: str, level: int | str = 0) -> None:
        super().__init__()
        self.name = name
        self.level = checked_level(level)
        self.parent = None
        self.propagate = True
        self.handlers: list[Handler] = []
        self.disabled = False

    def __repr__(self) -> str:
        kind = "RootLogger" if self.parent is None and self.name == "root" else "Logger"
        return f"<{kind} {self.name} ({getLevelName(self.getEffectiveLevel())})>"

    def setLevel(self, level: int | str) -> None:
        self.level = checked_level(level)

    def getEffectiveLevel(self) -> int:
        """The level of the first logger on the way to the root that has one."""
        logger: Logger | None = self
        while logger is not None:
            if logger.level != NOTSET:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level: int) -> bool:
        """Whether messages of the level are taken."""
        return not self.disabled and _manager.disabled < level and level >= self.getEffectiveLevel()

    def getChild(self, suffix: str) -> Logger:
        """The logger of that name below this one."""
        return getLogger(suffix if self is root else self.name + "." + suffix)

    def addHandler(self, hdlr: Handler) -> None:
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr: Handler) -> None:
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def hasHandlers(self) -> bool:
        """Whether anybody would get a message."""
        logger: Logger | None = self
        while logger is not None:
            if len(logger.handlers) > 0:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    # --- messages ---

    @located
    def debug(
        self, msg: object, *args: object, exc_info: object = None, extra: dict[str, Any] | None = None,
        stack_info: bool = False, stacklevel: int = 1, place: str = "",
    ) -> None:
        self._take(DEBUG, msg, args, exc_info, extra, place if stacklevel == 1 else "")

    @located
    def info(
        self, msg: object, *args: object, exc_info: object = None, extra: dict[str, Any] | None = None,
        stack_info: bool = False, stacklevel: int = 1, place: str = "",
    ) -> None:
        self._take(INFO, msg, args, exc_info, extra, place if stacklevel == 1 else "")

    @located
    def warning(
        self, msg: object, *args: object, exc_info: object = None, extra: dict[str, Any] | None = None,
        stack_info: bool = False, stacklevel: int = 1, place: str = "",
    ) -> None:
        self._take(WARNING, msg, args, exc_info, extra, place if stacklevel == 1 else "")

    @located
    def error(
        self, msg: object, *args: object, exc_info: object = None, extra: dict[str, Any] | None = None,
        stack_info: bool = False, stacklevel: int = 1, place: str = "",
    ) -> None:
        self._take(ERROR, msg, args, exc_info, extra, place if stacklevel == 1 else "")

    @located
    def critical(
        self, msg: object, *args: object, exc_info: object = None, extra: dict[str, Any] | None = None,
        stack_info: bool = False, stacklevel: int = 1, place: str = "",
    ) -> None:
        self._take(CRITICAL, msg, args, exc_info, extra, place if stacklevel == 1 else "")

    @located
    def exception(
        self, msg: object, *args: object, exc_info: object = True, extra: dict[str, Any] | None = None,
        stack_info: bool = False, stacklevel: int = 1, place: str = "",
    ) -> None:
        """error() with the traceback of the exception that is being handled."""
        self._take(ERROR, msg, args, exc_info, extra, place if stacklevel == 1 else "")

    @located
    def log(
        self, level: int, msg: object, *args: object, exc_info: object = None, extra: dict[str, Any] | None = None,
        stack_info: bool = False, stacklevel: int = 1, place: str = "",
    ) -> None:
        self._take(level, msg, args, exc_info, extra, place if stacklevel == 1 else "")

    def _take(
        self, level: int, msg: object, args: tuple[object, ...], exc_info: object, extra: dict[str, Any] | None,
        place: str,
    ) -> None:
        """A message of a level; place: where the call stands, `file:line:function`, if it is known."""
        if not self.isEnabledFor(level):
            return
        record = LogRecord(self.name, level, msg, args, exception_meant(exc_info), place)
        if extra is not None:
            for name, value in extra.items():
                if name in ("message", "asctime") or name in record.known():
                    raise KeyError(f"Attempt to overwrite {name!r} in LogRecord")
                record.extra[name] = value
        self.handle(record)

    def handle(self, record: LogRecord) -> None:
        """Give a record to the handlers, where the filters let it through."""
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def callHandlers(self, record: LogRecord) -> None:
        found = 0
        logger: Logger | None = self
        while logger is not None:
            for handler in logger.handlers:
                found += 1
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if found == 0 and record.levelno >= lastResort.level:
            lastResort.handle(record)


class LoggerAdapter:
    """A logger whose records have something more: `extra`, or what process() puts into the message."""

    def __init__(self, logger: Logger, extra: dict[str, Any] | None = None) -> None:
        self.logger = logger
        self.extra: dict[str, Any] = {} if extra is None else extra

    def process(self, msg: Any, kwargs: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        """The message and the options of the call."""
        kwargs["extra"] = self.extra
        return msg, kwargs

    @located
    def debug(self, msg: Any, *args: object, exc_info: object = None, place: str = "") -> None:
        self._take(DEBUG, msg, args, exc_info, place)

    @located
    def info(self, msg: Any, *args: object, exc_info: object = None, place: str = "") -> None:
        self._take(INFO, msg, args, exc_info, place)

    @located
    def warning(self, msg: Any, *args: object, exc_info: object = None, place: str = "") -> None:
        self._take(WARNING, msg, args, exc_info, place)

    @located
    def error(self, msg: Any, *args: object, exc_info: object = None, place: str = "") -> None:
        self._take(ERROR, msg, args, exc_info, place)

    @located
    def critical(self, msg: Any, *args: object, exc_info: object = None, place: str = "") -> None:
        self._take(CRITICAL, msg, args, exc_info, place)

    @located
    def exception(self, msg: Any, *args: object, exc_info: object = True, place: str = "") -> None:
        """error() with the traceback of the exception that is being handled."""
        self._take(ERROR, msg, args, exc_info, place)

    @located
    def log(self, level: int, msg: Any, *args: object, exc_info: object = None, place: str = "") -> None:
        self._take(level, msg, args, exc_info, place)

    def _take(self, level: int, msg: Any, args: tuple[object, ...], exc_info: object, place: str) -> None:
        """A message of a level."""
        if self.isEnabledFor(level):
            text, options = self.process(msg, {})
            extra: dict[str, Any] | None = options["extra"] if "extra" in options else None
            self.logger._take(level, text, args, exc_info, extra, place)

    def isEnabledFor(self, level: int) -> bool:
        """Whether messages of the level are taken."""
        return self.logger.isEnabledFor(level)

    def setLevel(self, level: int | str) -> None:
        self.logger.setLevel(level)

    def getEffectiveLevel(self) -> int:
        """The level from which messages are taken."""
        return self.logger.getEffectiveLevel()

    def hasHandlers(self) -> bool:
        """Whether anybody would get a message."""
        return self.logger.hasHandlers()

    @property
    def name(self) -> str:
        """The name of the logger."""
        return self.logger.name


def exception_meant(exc_info: object) -> BaseException | None:
    """The exception that `exc_info` means: itself, or the one that is being handled where it is true."""
    if isinstance(exc_info, BaseException):
        return exc_info
    if isinstance(exc_info, bool):
        return handled() if exc_info else None
    return None if exc_info is None else handled()


class Manager:
    """All loggers by their names; disabled: the level up to which nothing is taken."""

    def __init__(self) -> None:
        self.loggers: dict[str, Logger] = {}
        self.disabled = NOTSET


_manager: Manager = Manager()
root: Logger = Logger("root", WARNING)


def getLogger(name: str | None = None) -> Logger:
    """The logger of that name, made when it is asked for first; without a name the root."""
    if name is None or name == "" or name == "root":
        return root
    known = _manager.loggers
    if name not in known:
        made = Logger(name)
        known[name] = made
        made.parent = nearest(name)
        for other in known.values():
            parent = other.parent
            if other.name.startswith(name + ".") and parent is not None and len(name) > name_length(parent):
                other.parent = made
    return known[name]


def name_length(logger: Logger) -> int:
    """How long its name is; the root is above all."""
    return 0 if logger is root else len(logger.name)


def nearest(name: str) -> Logger:
    """The nearest logger above a name."""
    dot = name.rfind(".")
    while dot > 0:
        if name[:dot] in _manager.loggers:
            return _manager.loggers[name[:dot]]
        dot = name.rfind(".", 0, dot)
    return root


# --- the root ------------------------------------------------------------------------------------


def basicConfig(  # type: ignore[no-untyped-def]
    *,
    filename=None,
    filemode: str = "a",
    encoding: Encoding = None,  # type: ignore[assignment]
    level: int | str | None = None,
    format: str | None = None,
    datefmt: str | None = None,
    style: str = "%",
    stream: Stream | None = None,
    handlers: list[Handler] | None = None,
    force: bool = False,
) -> None:
    """Give the root a handler, unless it has one."""
    if force:
        root.handlers.clear()
    if len(root.handlers) > 0:
        return
    if filename is not None and stream is not None:
        raise ValueError("'stream' and 'filename' should not be specified together")
    if (stream is not None or filename is not None) and handlers is not None:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    if style not in ("%", "{", "$"):
        raise ValueError("Style must be one of: %,{,$")
    plain = BASIC_FORMAT
    if style != "%":
        plain = "{levelname}:{name}:{message}" if style == "{" else "${levelname}:${name}:${message}"
    formatter = Formatter(plain if format is None else format, datefmt, style)
    made: list[Handler] = [] if handlers is None else handlers
    if filename is not None:
        made.append(FileHandler(filename, filemode, encoding))
    elif handlers is None:
        made.append(StreamHandler(stream))
    for handler in made:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)


def disable(level: int = CRITICAL) -> None:
    """Take nothing of this level or below, whoever is asked."""
    _manager.disabled = level


def shutdown() -> None:
    """Nothing is held back."""


def prepared() -> Logger:
    """The root, with a handler."""
    if len(root.handlers) == 0:
        basicConfig()
    return root


@located
def debug(
    msg: object, *args: object, exc_info: object = None, extra: dict[str, Any] | None = None,
    stack_info: bool = False, stacklevel: int = 1, place: str = "",
) -> None:
    prepared()._take(DEBUG, msg, args, exc_info, extra, place if stacklevel == 1 else "")


@located
def info(
    msg: object, *args: object, exc_info: object = None, extra: dict[str, Any] | None = None,
    stack_info: bool = False, stacklevel: int = 1, place: str = "",
) -> None:
    prepared()._take(INFO, msg, args, exc_info, extra, place if stacklevel == 1 else "")


@located
def warning(
    msg: object, *args: object, exc_info: object = None, extra: dict[str, Any] | None = None,
    stack_info: bool = False, stacklevel: int = 1, place: str = "",
) -> None:
    prepared()._take(WARNING, msg, args, exc_info, extra, place if stacklevel == 1 else "")


@located
def error(
    msg: object, *args: object, exc_info: object = None, extra: dict[str, Any] | None = None,
    stack_info: bool = False, stacklevel: int = 1, place: str = "",
) -> None:
    prepared()._take(ERROR, msg, args, exc_info, extra, place if stacklevel == 1 else "")


@located
def critical(
    msg: object, *args: object, exc_info: object = None, extra: dict[str, Any] | None = None,
    stack_info: bool = False, stacklevel: int = 1, place: str = "",
) -> None:
    prepared()._take(CRITICAL, msg, args, exc_info, extra, place if stacklevel == 1 else "")


@located
def exception(
    msg: object, *args: object, exc_info: object = True, extra: dict[str, Any] | None = None,
    stack_info: bool = False, stacklevel: int = 1, place: str = "",
) -> None:
    """error() with the traceback of the exception that is being handled."""
    prepared()._take(ERROR, msg, args, exc_info, extra, place if stacklevel == 1 else "")


@located
def log(
    level: int, msg: object, *args: object, exc_info: object = None, extra: dict[str, Any] | None = None,
    stack_info: bool = False, stacklevel: int = 1, place: str = "",
) -> None:
    prepared()._take(level, msg, args, exc_info, extra, place if stacklevel == 1 else "")
