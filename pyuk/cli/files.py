"""Files of the command line: what is read is checked first, what is written appears whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from pyuk.cli.suggest import did_you_mean
from pyuk.compiler.errors import UsageError
from pyuk.qemu.bootable import is_elf

SOURCE_LIMIT = 16 << 20  # bytes; no program is that large


def read_input(path: Path) -> bytes:
    """The content of an input file, or a UsageError that says why it cannot be one."""
    try:
        if path.is_dir():
            programs = sorted(each.name for each in path.glob("*.py"))
            hint = f"name one of its programs, such as {path / programs[0]}" if programs else None
            raise UsageError(f"{path} is a directory", hint=hint)
        if not path.is_file():
            if path.exists():
                raise UsageError(f"{path} is not a regular file")
            raise UsageError(f"there is no file {path}", hint=_near(path))
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"cannot read {path}: {reason}") from error
    if is_elf(data):
        return data
    if b"\0" in data or len(data) > SOURCE_LIMIT:
        raise UsageError(f"{path} is neither Python source nor an ELF file")
    return data


def read_image(path: Path) -> bytes | None:
    """The content of an already built image, None where the file is a program."""
    data = read_input(path)
    return data if is_elf(data) else None


def _near(path: Path) -> str | None:
    """The file beside a missing one that may have been meant."""
    try:
        return did_you_mean(path.name, (each.name for each in path.absolute().parent.iterdir()))
    except OSError:
        return None


def write_output(path: Path, data: bytes | str, *, executable: bool = False) -> None:
    """Write a file under a temporary name beside it and rename it; UsageError where that fails.

    The path `-` is stdout.
    """
    if path.is_dir():
        raise UsageError(f"cannot write {path}: it is a directory")
    import tempfile  # it brings random and hashlib, which only writing needs

    content = data.encode() if isinstance(data, str) else data
    if path == Path("-"):
        sys.stdout.buffer.write(content)
        return
    temporary = None
    try:
        if path.exists() and not path.is_file():  # /dev/stdout, a pipe: nothing to rename over
            path.write_bytes(content)
            return
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
        with open(descriptor, "wb") as file:
            file.write(content)
        os.chmod(temporary, (0o777 if executable else 0o666) & ~_umask())
        os.replace(temporary, path)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from error
    finally:
        if temporary is not None:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(temporary)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
