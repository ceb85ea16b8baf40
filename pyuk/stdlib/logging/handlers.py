"""logging.handlers: files that are rotated, records that wait, records that go through a queue.

Source: CPython 3.11 Lib/logging/handlers.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from collections.abc import Callable

import pyuk.stdlib.os.path as path
from pyuk.stdlib import os
from pyuk.stdlib._files.texts import Encoding
from pyuk.stdlib._files.tree import Location
from pyuk.stdlib.logging import ERROR, FileHandler, Handler, LogRecord
from pyuk.stdlib.threading import Thread


class BaseRotatingHandler(FileHandler):
    """A file that another takes the place of, when a record asks for it. namer: changes the names of those put away."""

    namer: Callable[[str], str] | None
    rotator: Callable[[str, str], None] | None

    def __init__(
        self,
        filename: Location,
        mode: str,
        encoding: Encoding = None,  # type: ignore[assignment]
        delay: bool = False,
        errors: str | None = None,
    ) -> None:
        super().__init__(filename, mode, encoding, delay, errors)
        self.namer = None
        self.rotator = None

    def emit(self, record: LogRecord) -> None:
        if self.shouldRollover(record):
            self.doRollover()
        super().emit(record)

    def shouldRollover(self, record: LogRecord) -> bool:
        """Whether the record is to go to a new file."""
        raise NotImplementedError

    def doRollover(self) -> None:
        """Put the file away."""
        raise NotImplementedError

    def rotation_filename(self, default_name: str) -> str:
        """The name that a file is put away by."""
        namer = self.namer
        return default_name if namer is None else namer(default_name)

    def rotate(self, source: str, dest: str) -> None:
        """Put one file away."""
        rotator = self.rotator
        if rotator is not None:
            rotator(source, dest)
        elif path.exists(source):
            os.rename(source, dest)


class RotatingFileHandler(BaseRotatingHandler):
    """A file of at most `maxBytes`; of those before it, `backupCount` are kept, with a number behind their names."""

    def __init__(
        self,
        filename: Location,
        mode: str = "a",
        maxBytes: int = 0,
        backupCount: int = 0,
        encoding: Encoding = None,  # type: ignore[assignment]
        delay: bool = False,
        errors: str | None = None,
    ) -> None:
        super().__init__(filename, "a" if maxBytes > 0 else mode, encoding, delay, errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def shouldRollover(self, record: LogRecord) -> bool:
        if self.maxBytes <= 0:
            return False
        size = path.getsize(self.baseFilename) if path.exists(self.baseFilename) else 0
        return size + len(self.format(record)) + 1 >= self.maxBytes

    def doRollover(self) -> None:
        self.close()
        if self.backupCount > 0:
            for i in range(self.backupCount - 1, 0, -1):
                self.move(self.numbered(i), self.numbered(i + 1))
            first = self.numbered(1)
            if path.exists(first):
                os.remove(first)
            self.rotate(self.baseFilename, first)

    def numbered(self, number: int) -> str:
        """The name of the file that was put away so many times."""
        return self.rotation_filename(f"{self.baseFilename}.{number}")

    def move(self, source: str, dest: str) -> None:
        """Let a file that was put away take the place of an older one."""
        if path.exists(source):
            if path.exists(dest):
                os.remove(dest)
            os.rename(source, dest)


class BufferingHandler(Handler):
    """Keeps records until there are `capacity` of them."""

    def __init__(self, capacity: int) -> None:
        super().__init__()
        self.capacity = capacity
        self.buffer: list[LogRecord] = []

    def shouldFlush(self, record: LogRecord) -> bool:
        return len(self.buffer) >= self.capacity

    def emit(self, record: LogRecord) -> None:
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self) -> None:
        self.buffer.clear()

    def close(self) -> None:
        self.flush()


class MemoryHandler(BufferingHandler):
    """Gives the records to another handler: when they are many, at one of `flushLevel`, or at the end."""

    def __init__(
        self, capacity: int, flushLevel: int = ERROR, target: Handler | None = None, flushOnClose: bool = True
    ) -> None:
        super().__init__(capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record: LogRecord) -> bool:
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target: Handler | None) -> None:
        self.target = target

    def flush(self) -> None:
        target = self.target
        if target is not None:
            for record in self.buffer:
                target.handle(record)
            self.buffer.clear()

    def close(self) -> None:
        if self.flushOnClose:
            self.flush()
        self.target = None
        self.buffer.clear()


class QueueHandler(Handler):
    """Puts records into a queue; a QueueListener hands them on."""

    def __init__(self, queue) -> None:
        super().__init__()
        self.queue = queue

    def enqueue(self, record: LogRecord) -> None:
        self.queue.put_nowait(record)

    def prepare(self, record: LogRecord) -> LogRecord:
        """The record with its text made."""
        text = self.format(record)
        record.message = text
        record.msg = text
        record.args = ()
        record.exc_info = None
        record.exc_text = None
        return record

    def emit(self, record: LogRecord) -> None:
        self.enqueue(self.prepare(record))


class QueueListener:
    """A thread that hands the records of a queue to handlers. None in the queue ends it."""

    def __init__(self, queue, *handlers: Handler, respect_handler_level: bool = False) -> None:
        self.queue = queue
        self.handlers = list(handlers)
        self.respect_handler_level = respect_handler_level
        self.thread: Thread | None = None

    def start(self) -> None:
        thread = Thread(target=self.run, daemon=True)
        self.thread = thread
        thread.start()

    def run(self) -> None:
        """What the thread does."""
        while True:
            record = self.queue.get()
            if record is None:
                return
            self.handle(record)

    def handle(self, record: LogRecord) -> None:
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def stop(self) -> None:
        """Let the thread end, when it has handed on what there is."""
        self.queue.put_nowait(None)
        thread = self.thread
        if thread is not None:
            thread.join()
            self.thread = None
