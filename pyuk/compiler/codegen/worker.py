"""LLVM in a child process: a unit's text goes in, an object comes out, and an abort ends the child only.

The child (`python -m pyuk.compiler.codegen.worker`) serves requests until its standard input ends. A
message is its length (8 bytes, little-endian) and a pickle: (kind, text, level), or (succeeded, result).
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from pyuk.compiler.errors import CompilerCrash

STDERR_LINES = 20
WORTH_A_WORKER = 250_000  # characters of text, about a quarter of a second of LLVM's time
_ROOT = Path(__file__).resolve().parents[3]


class Worker:
    """One child process; it is started by the first request, or ahead of it by start()."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._stderr: IO[bytes] | None = None
        self._lock = threading.Lock()

    def compile_to_object(self, text: str, opt_level: int = 2) -> bytes:
        """The relocatable ELF object of a unit; CompilerCrash where LLVM refuses it or dies."""
        result = self._request("object", text, opt_level)
        assert isinstance(result, bytes)
        return result

    def to_asm(self, text: str, opt_level: int = 2) -> str:
        """The assembly of a unit."""
        return str(self._request("asm", text, opt_level))

    def to_llvm(self, text: str, opt_level: int = 2) -> str:
        """LLVM's text of a unit after its optimisations."""
        return str(self._request("llvm", text, opt_level))

    def start(self) -> None:
        """Start the child without waiting for it: it imports LLVM while the caller works on."""
        with self._lock:
            self._running()

    def close(self) -> None:
        """End the child."""
        with self._lock:
            if self._process is not None and self._process.stdin is not None:
                self._process.stdin.close()
                self._process.wait()
            self._forget()

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _request(self, kind: str, text: str, opt_level: int) -> bytes | str:
        with self._lock:
            process = self._running()
            assert process.stdin is not None and process.stdout is not None
            try:
                _write(process.stdin, (kind, text, opt_level))
                answer = _read(process.stdout)
            except (BrokenPipeError, EOFError):
                raise self._died(text) from None
        succeeded, result = answer
        if not succeeded:
            raise _crash(f"LLVM refuses the code of this unit: {result}", text)
        assert isinstance(result, (bytes, str))
        return result

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._forget()
            self._stderr = tempfile.TemporaryFile()  # noqa: SIM115 (closed with the child)
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._stderr,
                env=_environment(),
            )
        return self._process

    def _died(self, text: str) -> CompilerCrash:
        assert self._process is not None and self._stderr is not None
        status = self._process.wait()
        self._stderr.seek(0)
        said = self._stderr.read().decode(errors="replace").splitlines()[-STDERR_LINES:]
        self._forget()
        how = f"signal {-status}" if status < 0 else f"exit status {status}"
        return _crash("\n".join([f"LLVM died ({how}) while compiling this unit", *said]), text)

    def _forget(self) -> None:
        if self._process is not None and self._process.stdout is not None:
            self._process.stdout.close()
        if self._stderr is not None:
            self._stderr.close()
        self._process = self._stderr = None


@cache
def shared() -> Worker:
    """The worker of this process."""
    return Worker()


def compile_to_object(text: str, opt_level: int = 2) -> bytes:
    """The relocatable ELF object of a unit's text, made by the shared worker."""
    return shared().compile_to_object(text, opt_level)


def to_asm(text: str, opt_level: int = 2) -> str:
    """The assembly of a unit's text, made by the shared worker."""
    return shared().to_asm(text, opt_level)


def to_llvm(text: str, opt_level: int = 2) -> str:
    """LLVM's text after its optimisations, made by the shared worker."""
    return shared().to_llvm(text, opt_level)


def compile_all(texts: Mapping[str, str], opt_level: int = 2, jobs: int | None = None) -> dict[str, bytes]:
    """The objects of several units at once, by the same names, the largest begun first."""
    jobs = jobs or _useful_jobs(texts)
    if jobs == 1:
        return {name: compile_to_object(text, opt_level) for name, text in texts.items()}
    local = threading.local()
    workers = [shared(), *(Worker() for _ in range(jobs - 1))]
    free = list(workers)

    def take() -> None:
        local.worker = free.pop()

    def compile_one(name: str) -> bytes:
        worker: Worker = local.worker
        return worker.compile_to_object(texts[name], opt_level)

    try:
        with ThreadPoolExecutor(jobs, initializer=take) as pool:
            waiting = {
                name: pool.submit(compile_one, name)
                for name in sorted(texts, key=lambda name: (-len(texts[name]), name))
            }
            return {name: waiting[name].result() for name in texts}
    finally:
        for worker in workers[1:]:
            worker.close()


def _useful_jobs(texts: Mapping[str, str]) -> int:
    """How many workers are worth their start: none for what is done before it would be ready."""
    beside = sum(map(len, texts.values())) - max(map(len, texts.values()), default=0)
    return max(1, min(os.cpu_count() or 1, len(texts), 1 + beside // WORTH_A_WORKER))


def _crash(message: str, text: str) -> CompilerCrash:
    """The error, with the text saved where it can be looked at."""
    with tempfile.NamedTemporaryFile("w", suffix=".ll", prefix="pyuk-", delete=False) as file:
        file.write(text)
    return CompilerCrash(message, hint=f"this is a bug in pyuk; the code is in {file.name}")


def _environment() -> dict[str, str]:
    """The child's environment: it finds this very package whatever the working directory is."""
    paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


# --- messages -------------------------------------------------------------------------------


def _write(stream: IO[bytes], message: tuple[Any, ...]) -> None:
    data = pickle.dumps(message, protocol=5)
    stream.write(len(data).to_bytes(8, "little") + data)
    stream.flush()


def _read(stream: IO[bytes]) -> Any:
    """The next message; EOFError where the other side is gone."""
    return pickle.loads(_exactly(stream, int.from_bytes(_exactly(stream, 8), "little")))


def _exactly(stream: IO[bytes], count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data


# --- the child ------------------------------------------------------------------------------


def serve() -> None:
    """Answer requests until standard input ends; what LLVM prints goes to standard error."""
    from pyuk.compiler.codegen import llvm

    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    llvm.initialize()
    kinds: dict[str, Callable[[str, int], bytes | str]] = {
        "object": llvm.compile_object,
        "asm": llvm.assembly,
        "llvm": llvm.optimized_text,
    }
    while True:
        try:
            kind, text, level = _read(requests)
        except EOFError:
            return
        try:
            answer = (True, kinds[kind](text, level))
        except RuntimeError as error:
            answer = (False, str(error))
        _write(answers, answer)


if __name__ == "__main__":
    serve()
