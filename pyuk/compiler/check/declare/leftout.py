"""What pyuk's library has not of CPython's: why, and what there is instead."""

from __future__ import annotations

import importlib
import sys
from typing import NamedTuple

from pyuk.compiler.check.model.declarations import FunctionInfo, ModuleInfo
from pyuk.compiler.check.model.problems import close_to
from pyuk.compiler.check.model.types import python_module


class Reason(NamedTuple):
    why: str
    fix: str


PROCESSES = Reason(
    "a machine runs one program, and no processes beside it",
    "use `threading`, `concurrent.futures.ThreadPoolExecutor` or `asyncio`",
)
CODE = Reason(
    "the program is compiled ahead of time: its source and its syntax are not there when it runs",
    "name what is meant in the source, such as functions in a dict",
)
STORED = Reason(
    "what is stored would name classes and functions that are found only when the program runs",
    "write the values with `json` or `struct`, and make the objects of them",
)
FOREIGN = Reason("it calls code that is not written in Python", "the same in Python, within the program")
SCREEN = Reason("a machine has a serial port, no screen and no keyboard", "`print()` and `input()`")
TOOLS = Reason(
    "it looks at how CPython's interpreter runs a program",
    "`pyuk inspect`, `pyuk debug` and `pyuk profile` look into a running machine",
)
USERS = Reason("a machine has one program, and no users, terminals or signals", "do without it")
PROTOCOLS = Reason("of protocols the library has HTTP alone", "speak it over a `socket`, or `asyncio` streams")

MODULES = {
    "ssl": Reason(
        "TLS is left out: connections are in the clear",
        "let a proxy beside the machine speak TLS, and connect to it without",
    ),
    "zoneinfo": Reason("there is no table of time zones", "`datetime.timezone` of the offset"),
    "sqlite3": Reason("SQLite is written in C", "keep rows in lists and dicts, or ask a server over a `socket`"),
    **dict.fromkeys(["lzma", "bz2"], Reason("of compression the library has deflate alone", "`zlib` or `gzip`")),
    "numpy": Reason("it is written in C, for CPython", "lists of floats, `array.array`, `math`, `statistics`"),
    "weakref": Reason(
        "the collector finds out that nothing refers to an object long after CPython has counted so",
        "keep plain references, and remove them where they are no longer wanted",
    ),
    "requests": Reason("what pip installed is not looked at", "`urllib.request` or `http.client`"),
    "pytest": Reason("what pip installed is not looked at", "`unittest`"),
    "multiprocessing": PROCESSES,
    "subprocess": PROCESSES,
    "pty": PROCESSES,
    **dict.fromkeys(["importlib", "runpy", "pkgutil", "code", "codeop", "imp", "zipimport", "modulefinder"], CODE),
    **dict.fromkeys(["dis", "tokenize", "token", "symtable", "linecache", "inspect", "py_compile"], CODE),
    **dict.fromkeys(["pickle", "marshal", "shelve", "copyreg", "dbm"], STORED),
    **dict.fromkeys(["ctypes", "cffi", "mmap"], FOREIGN),
    **dict.fromkeys(["tkinter", "turtle", "curses", "readline", "rlcompleter", "idlelib"], SCREEN),
    **dict.fromkeys(["pdb", "bdb", "trace", "cProfile", "profile", "pstats", "tracemalloc", "faulthandler"], TOOLS),
    **dict.fromkeys(["pwd", "grp", "spwd", "fcntl", "termios", "tty", "resource", "syslog", "crypt"], USERS),
    **dict.fromkeys(["ftplib", "imaplib", "smtplib", "poplib", "telnetlib", "nntplib", "xmlrpc"], PROTOCOLS),
    **dict.fromkeys(["asyncore", "asynchat"], Reason("`asyncio` has taken their place", "`asyncio`, or `selectors`")),
}
NUMBERED_FILES = Reason("files have no numbers", "`open()`, and the methods of what it gives")
MEMBERS = {
    **dict.fromkeys(["ast.parse", "ast.dump", "ast.walk", "ast.NodeVisitor", "ast.unparse"], CODE),
    **dict.fromkeys(["os.open", "os.read", "os.write", "os.close", "os.fdopen", "os.fsync"], NUMBERED_FILES),
    **dict.fromkeys(["os.O_RDONLY", "os.O_WRONLY", "os.O_RDWR", "os.O_CREAT", "os.O_APPEND"], NUMBERED_FILES),
    **dict.fromkeys(["os.chmod", "os.chown", "os.umask", "os.symlink", "os.link", "os.readlink"], USERS),
    "tempfile.mkstemp": Reason("files have no numbers", "`tempfile.NamedTemporaryFile(delete=False)`"),
    "os._exit": Reason("what waits for its end has to be done before", "`sys.exit()`"),
    **dict.fromkeys(["os.fork", "os.system", "os.popen", "os.execv", "os.execvp", "os.wait", "os.waitpid"], PROCESSES),
    **dict.fromkeys(["os.kill", "os.pipe", "os.abort", "os.dup", "os.dup2"], PROCESSES),
    "concurrent.futures.ProcessPoolExecutor": PROCESSES,
    "asyncio.create_subprocess_exec": PROCESSES,
    "asyncio.create_subprocess_shell": PROCESSES,
    "sys.settrace": TOOLS,
    "sys.setprofile": TOOLS,
    "sys.getrefcount": Reason("the collector marks what is in use, and counts no references", "do without it"),
    "sys.getsizeof": Reason("sizes are other ones than in CPython", "`gc.get_stats()` tells of the whole heap"),
    "sys._getframe": CODE,
    "sys.modules": CODE,
    "argparse.FileType": Reason("what it opens would be of several types", "take the name, and `open()` it"),
    "http.client.HTTPSConnection": MODULES["ssl"],
    "urllib.request.HTTPSHandler": MODULES["ssl"],
    "dataclasses.make_dataclass": Reason("classes are known when the program is compiled", "a `@dataclass`"),
}
PARAMETERS = dict.fromkeys(["ssl", "server_hostname", "ssl_handshake_timeout", "context", "cafile"], MODULES["ssl"])
WITH_CONNECTIONS = ("asyncio", "urllib", "http")  # the packages in which a parameter means that


def why_no_module(name: str) -> str:
    reason = MODULES.get(name.split(".")[0])
    return reason.why if reason is not None else "it lies neither beside the app nor in pyuk's own library"


def instead_of_module(name: str, known: list[str]) -> str:
    """What to do without the module."""
    top = name.split(".")[0]
    if top in MODULES:
        return MODULES[top].fix
    close = None if top in sys.stdlib_module_names else close_to(name, known)
    return close or "`docs/language.md` lists the modules that there are"


def without_module(name: str) -> str:
    """What CPython does with an import that pyuk has no module for."""
    if name.split(".")[0] in sys.stdlib_module_names:
        return "a module of the standard library, which pyuk does not have"
    return f"ModuleNotFoundError: No module named '{name}', unless it is installed there"


def why_no_member(module: ModuleInfo, name: str) -> str:
    """Why a module may not have a name."""
    reason = _reason(module, name)
    if reason is not None:
        return reason.why
    if module.source.is_app or not _is_in_cpython(module, name):
        return "nothing at its top level binds the name"
    return "pyuk's library has only a part of what CPython's has"


def instead_of_member(module: ModuleInfo, name: str) -> str | None:
    """What to do without it; None where nothing is alike."""
    reason = _reason(module, name)
    return reason.fix if reason is not None else close_to(name, module.names)


def without_member(module: ModuleInfo, name: str, error: str) -> str:
    """What CPython does where the module has no such name; for a library module only its own one tells."""
    is_there = _reason(module, name) is not None or (not module.source.is_app and _is_in_cpython(module, name))
    return "the name is there" if is_there else error


def left_out_parameter(info: FunctionInfo, name: str | None) -> Reason | None:
    """Why a function of the library has no such parameter, where it is left out on purpose."""
    package = python_module(info.module.name).partition(".")[0]
    is_meant = not info.module.source.is_app and package in WITH_CONNECTIONS
    return PARAMETERS.get(name or "") if is_meant else None


def _reason(module: ModuleInfo, name: str) -> Reason | None:
    return None if module.source.is_app else MEMBERS.get(f"{python_module(module.name)}.{name}")


def _is_in_cpython(module: ModuleInfo, name: str) -> bool:
    """Whether CPython's module of the same name has this. (Only asked for where something is wrong.)"""
    shown = python_module(module.name)
    return shown.split(".")[0] in sys.stdlib_module_names and hasattr(importlib.import_module(shown), name)
