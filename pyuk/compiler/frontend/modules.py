"""The module graph: which file a module name means, and its syntax tree.

A program's modules come from three places: beside the app, the guest band of the pyuk package, and
`boot/`. A name of Python's standard library (`sys`) means the guest's own (`pyuk.stdlib.sys`).
Modules are read when something asks for them; what nothing asks for is not even parsed.
"""

from __future__ import annotations

import ast
import re
import warnings
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from pyuk.compiler.errors import CompileError, Diagnostic, UsageError
from pyuk.compiler.frontend.methodcalls import define_methods
from pyuk.compiler.frontend.methoddefaults import keep_defaults
from pyuk.compiler.frontend.nonedefaults import take_none
from pyuk.compiler.frontend.syntax import children, walk

MAX_DEPTH = 1000  # levels of syntax: operands, brackets, blocks
PACKAGE = Path(__file__).resolve().parents[2]


@dataclass(eq=False)
class Module:
    """One source file. `path` is what a traceback shows; `file` is where it lies on this machine."""

    name: str
    path: str
    file: Path
    text: str
    tree: ast.Module
    is_app: bool
    is_package: bool = False
    invalid: Diagnostic | None = None  # what CPython's compiler says of a tree that its parser takes

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def texts(self) -> frozenset[str]:
        """The strs that the source says, its docstrings left out."""
        nodes = list(walk(self.tree))
        alone = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        said = (node for node in nodes if isinstance(node, ast.Constant) and id(node) not in alone)
        return frozenset(node.value for node in said if isinstance(node.value, str))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words in those."""
        return frozenset(word for text in self.texts for word in re.findall(r"\w+", text))


class ModuleLoader:
    """Finds and parses modules by name; each once. text: the main module's, where it is not the file's."""

    def __init__(self, app: Path | None, text: str | None = None) -> None:
        self.app = app
        self.text = text
        self.modules: dict[str, Module | None] = {}

    def take(self, other: ModuleLoader) -> None:
        """Look for the modules of the other's app from now on; what is loaded stays."""
        self.app, self.text = other.app, other.text

    def load_app(self) -> Module:
        """The program's main module, named `__main__`."""
        assert self.app is not None
        module = self._read("__main__", self.app, self.app.name, is_app=True, text=self.text)
        self.modules["__main__"] = module
        return module

    def load(self, name: str) -> Module | None:
        """The module called `name`, or None where there is no such module."""
        if name not in self.modules:
            self.modules[name] = self._find(name)
        return self.modules[name]

    def known(self) -> list[str]:
        """The names of the modules that an app may import: those beside it, and the library's."""
        places = [self.app.parent] if self.app is not None else []
        files = [file for place in [*places, PACKAGE / "stdlib"] for file in place.glob("*.py")]
        return [file.stem for file in files if file.stem != "__init__"]

    def _find(self, name: str) -> Module | None:
        parts = name.split(".")
        if parts[0] == "pyuk":
            return self._read_under(PACKAGE.parent, name, is_app=False)
        if parts[0] == "boot":
            return self._read_under(boot_directory(), name, is_app=False)
        if self.app is not None:
            found = self._read_under(self.app.parent, name, is_app=True)
            if found is not None:
                return found
        return self._read_under(PACKAGE.parent, f"pyuk.stdlib.{name}", is_app=False)

    def _read_under(self, root: Path, name: str, *, is_app: bool) -> Module | None:
        relative = Path(*name.split("."))
        for candidate, is_package in ((relative.with_suffix(".py"), False), (relative / "__init__.py", True)):
            file = root / candidate
            if file.is_file():
                module = self._read(name, file, candidate.as_posix(), is_app=is_app)
                module.is_package = is_package
                return module
        return None

    def _read(self, name: str, file: Path, path: str, *, is_app: bool, text: str | None = None) -> Module:
        text = read_source(file) if text is None else text
        try:
            tree = ast.parse(text, filename=path) if is_app else _parsed(text, path)
        except SyntaxError as error:
            raise CompileError([_syntax_diagnostic(error, str(file))]) from None
        except (RecursionError, MemoryError):  # of the parser's own stack
            raise CompileError([_too_deep(str(file), 1)]) from None
        except ValueError as error:  # a NUL byte in the source
            raise UsageError(f"{path} is not Python source: {error}") from None
        if is_app and (node := deepest_beyond(tree, MAX_DEPTH)) is not None:
            raise CompileError([_too_deep(str(file), getattr(node, "lineno", 1))])
        if is_app:
            take_none(tree)
            define_methods(tree)
            keep_defaults(tree)
        return Module(name, path, file, text, tree, is_app, invalid=_refused(text, str(file)) if is_app else None)


def boot_directory() -> Path:
    """The directory that holds the package `boot`: beside `pyuk`, in a checkout as in a wheel."""
    return PACKAGE.parent


def read_source(file: Path) -> str:
    """The text of a source file; UsageError says what is wrong with it."""
    try:
        data = file.read_bytes()
    except IsADirectoryError:
        raise UsageError(f"{file} is a directory, not a Python file") from None
    except FileNotFoundError:
        raise UsageError(f"{file}: no such file") from None
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not Python source: byte {error.start} is not UTF-8") from None


@lru_cache(maxsize=256)
def _parsed(text: str, path: str) -> ast.Module:
    """The tree of a module of pyuk's own, which a process that compiles several programs asks for again."""
    return ast.parse(text, filename=path)


def _refused(text: str, file: str) -> Diagnostic | None:
    """Mistakes that CPython finds behind its parser, such as `:=` where a comprehension takes its items from."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(text, file, "exec", dont_inherit=True)
        except SyntaxError as error:
            return _syntax_diagnostic(error, file)
        except RecursionError:  # of code that the compiler refuses by its depth
            return None
    return None


def deepest_beyond(tree: ast.AST, limit: int) -> ast.AST | None:
    """A node that lies more than `limit` levels below the root, or None. Without recursion, as it may be deep."""
    rows = [(tree, 0)]
    while rows:
        node, depth = rows.pop()
        if depth > limit:
            return node
        rows += [(child, depth + 1) for child in children(node)]
    return None


def _too_deep(path: str, line: int) -> Diagnostic:
    return Diagnostic(
        code="PK0002",
        message="this code is nested too deeply",
        path=path,
        line=line,
        why=f"the compiler follows at most {MAX_DEPTH} levels",
        cpython="RecursionError: maximum recursion depth exceeded during compilation, some levels further",
        fix="split it into several statements, or put the values into a list",
    )


def _syntax_diagnostic(error: SyntaxError, path: str) -> Diagnostic:
    line, column = error.lineno or 1, error.offset or 1
    end = error.end_offset or 0
    return Diagnostic(
        code="PK0001",
        message=f"this is not valid Python: {error.msg}",
        path=path,
        line=line,
        column=column,
        end_column=end if end > column else column + 1,
        why="the whole file has to parse before anything of it can be looked at",
        cpython=f"SyntaxError: {error.msg}",
    )
