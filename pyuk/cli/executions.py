"""The three executions of one test: under CPython, compiled in this process, compiled in the guest.

Each test runs alone: in a process of its own, or on a machine of its own. So one that panics or hangs
takes no other with it, and none sees what another left behind.
"""

from __future__ import annotations

import ast
import asyncio
import os
import pickle
import select
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from pyuk.cli.machine import make_machine
from pyuk.cli.settings import Settings
from pyuk.compiler.errors import CompileError, Diagnostic

if TYPE_CHECKING:
    from pyuk.compiler.driver import BuildOptions, Compiled
    from pyuk.qemu.session import Outcome

Result = TypeVar("Result")
PACKAGE_PARENT = Path(__file__).resolve().parents[2]
DEFAULT_SECONDS = 60.0  # for one test; --timeout changes it

CPYTHON = """
import sys
path, sys.path[0], root = sys.argv[1:4]
sys.argv[:] = [path, *sys.argv[4:]]
sys.path.append(root)
exec(compile(sys.stdin.read(), path, "exec"), {"__name__": "__main__", "__file__": path})
"""


@dataclass(frozen=True)
class Verdict:
    """How one test went in one execution.

    error: the last line of what it raised; None where it passed. report: its whole stderr.
    output: what it printed; None where that is not known.
    """

    error: str | None
    report: str = ""
    output: str | None = None


class Execution(Protocol):
    """One way of running tests."""

    name: str

    def run(self, test: str) -> Verdict: ...


@dataclass(frozen=True)
class FileOfTests:
    """A file with tests.

    tests: the names of its top-level functions test_*, which take no arguments, in order.
    text: its source without what it does as a program of its own (`if __name__ == "__main__":`).
    """

    path: Path
    tests: tuple[str, ...]
    text: str

    @property
    def dispatching(self) -> str:
        """A program that runs the test that its first argument names."""
        lines = ["import sys"]
        lines += [f'if sys.argv[1] == "{name}":\n    {name}()' for name in self.tests]
        return self.text + "\n" + "\n".join(lines) + "\n"


def read_tests(path: Path, source: str) -> FileOfTests:
    """The tests of a source text; CompileError where it does not parse."""
    try:
        tree = ast.parse(source, str(path))
    except SyntaxError as error:
        place = (str(path), error.lineno or 1, error.offset or 1)
        raise CompileError([Diagnostic("PK0001", f"this is not valid Python: {error.msg}", *place)]) from None
    lines = source.splitlines()
    tests = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            tests.append(node.name)
        elif isinstance(node, ast.If) and _asks_for_main(node.test):
            lines[node.lineno - 1 : node.end_lineno] = [""] * ((node.end_lineno or 0) - node.lineno + 1)
    return FileOfTests(path, tuple(tests), "\n".join(lines))


def _asks_for_main(test: ast.expr) -> bool:
    return ast.unparse(test) in ("__name__ == '__main__'", "'__main__' == __name__")


class CPython:
    """The meaning of record: the interpreter that runs pyuk."""

    name = "cpython"

    def __init__(self, file: FileOfTests, settings: Settings) -> None:
        self.file = file
        self.seconds = settings.timeout or DEFAULT_SECONDS

    def run(self, test: str) -> Verdict:
        path = str(self.file.path)
        directory = str(self.file.path.absolute().parent)
        command = [sys.executable, "-c", CPYTHON, path, directory, str(PACKAGE_PARENT), test]
        try:
            done = subprocess.run(
                command,
                input=self.file.dispatching.encode(),
                capture_output=True,
                timeout=self.seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Verdict(f"no end after {self.seconds:g} seconds")
        return _verdict(done.returncode, done.stdout, done.stderr)


@lru_cache(maxsize=1)
def _compiled(file: FileOfTests, include: tuple[str, ...]) -> tuple[Compiled, BuildOptions]:
    """The file's program, compiled once for both of the executions that need it."""
    from pyuk.compiler.driver import BuildOptions, compile_app

    options = BuildOptions(text=file.dispatching, include=include)
    return compile_app(file.path, options), options


class InProcess:
    """Compiled for this processor; each test in a fork, as compiled code can break its process."""

    name = "jit"

    def __init__(self, file: FileOfTests, settings: Settings) -> None:
        from pyuk.hosted.program import Hosted
        from pyuk.image.included import pack

        self.path = str(file.path)
        self.seconds = settings.timeout or DEFAULT_SECONDS
        compiled, _ = _compiled(file, settings.include)
        self.hosted = Hosted(compiled, included=pack(settings.include, file.path))

    def run(self, test: str) -> Verdict:
        try:
            done = in_child(lambda: self.hosted.run([self.path, test], b""), self.seconds)
        except TimeoutError as error:
            return Verdict(str(error))
        except ChildEnded as error:
            return Verdict(str(error), error.report)
        return _verdict(done.status, done.stdout, done.stderr)


class Guest:
    """Compiled into an image; each test on a machine of its own."""

    name = "guest"

    def __init__(self, file: FileOfTests, settings: Settings) -> None:
        from pyuk.image.build import linked

        self.file = file
        self.settings = replace(settings, timeout=settings.timeout or DEFAULT_SECONDS)
        compiled, options = _compiled(file, settings.include)
        self.image = linked(compiled, file.path, options).image

    def run(self, test: str) -> Verdict:
        from pyuk.cli.run import failure
        from pyuk.qemu.launch import Process
        from pyuk.qemu.session import Session

        out, err = bytearray(), bytearray()
        machine = make_machine(self.settings, str(self.file.path), [test])

        async def wait() -> Outcome:
            return await Session(process, stdout=out.extend, stderr=err.extend).wait(self.settings.timeout)

        with Process(machine, self.image) as process:
            outcome = asyncio.run(wait())
        if outcome.status is None:
            error = failure(outcome, self.settings, self.image)
            return Verdict(f"{error.message}: {error.hint}", err.decode("utf-8", "replace"))
        return _verdict(outcome.status, bytes(out), bytes(err))


EXECUTIONS: dict[str, Callable[[FileOfTests, Settings], Execution]] = {
    "cpython": CPython,
    "jit": InProcess,
    "guest": Guest,
}


def disagreement(verdicts: Sequence[tuple[str, Verdict]]) -> str | None:
    """How the executions of one test differ from the first of them; None where they agree."""
    name, first = verdicts[0]
    for other, verdict in verdicts[1:]:
        if (verdict.error is None) != (first.error is None):
            return f"{name}: {first.error or 'passes'}; {other}: {verdict.error or 'passes'}"
        if verdict.error != first.error:
            return f"{name} ends with {first.error!r}, {other} with {verdict.error!r}"
        if None not in (verdict.output, first.output) and verdict.output != first.output:
            return f"{name} prints {first.output!r}, {other} {verdict.output!r}"
    return None


def _verdict(status: int, out: bytes, err: bytes) -> Verdict:
    report, output = err.decode("utf-8", "replace"), out.decode("utf-8", "replace")
    if status == 0:
        return Verdict(None, report, output)
    lines = [line for line in report.splitlines() if line.strip()]
    return Verdict(lines[-1] if lines else f"exit status {status}", report, output)


# --- children --------------------------------------------------------------------------------


class ChildEnded(Exception):
    """A child of this process ended without an answer. report: what it wrote to stderr."""

    def __init__(self, message: str, report: str = "") -> None:
        super().__init__(message)
        self.report = report


def in_child(work: Callable[[], Result], seconds: float) -> Result:
    """What `work` returns, or the CompileError that it raises, in a fork of this process.

    Raises ChildEnded where it does neither, TimeoutError where it takes longer than so many seconds.
    """
    reader, writer = os.pipe()
    with tempfile.TemporaryFile() as report:
        child = os.fork()
        if child == 0:
            os.close(reader)
            os.dup2(report.fileno(), 2)
            _answer(writer, work)
        os.close(writer)
        with open(reader, "rb") as file:
            data = _read_for(file.fileno(), seconds)
        if data is None:
            os.kill(child, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if data is None:
            raise TimeoutError(f"no end after {seconds:g} seconds")
        if not data:
            report.seek(0)
            ended = f"status {status}" if status >= 0 else signal.Signals(-status).name
            raise ChildEnded(f"the process ended with {ended}", report.read().decode("utf-8", "replace"))
    refused, answer = pickle.loads(data)
    if refused is not None:
        raise CompileError(refused)
    result: Result = answer
    return result


def _answer(writer: int, work: Callable[[], object]) -> None:
    """Send the answer through the pipe and end this process, without its parent's clean-up."""
    try:
        try:
            data = pickle.dumps((None, work()))
        except CompileError as error:
            data = pickle.dumps(([replace(each, remedy=None) for each in error.diagnostics], None))
        with open(writer, "wb") as file:
            file.write(data)
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(1)


def _read_for(descriptor: int, seconds: float) -> bytes | None:
    """Everything up to the end of a pipe; None where that does not come in time."""
    data = bytearray()
    deadline = time.monotonic() + seconds
    while True:
        ready = select.select([descriptor], [], [], max(deadline - time.monotonic(), 0))[0]
        if not ready:
            return None
        chunk = os.read(descriptor, 65536)
        if not chunk:
            return bytes(data)
        data += chunk
