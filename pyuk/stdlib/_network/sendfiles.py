"""socket.sendfile().  Source: CPython 3.11 Lib/socket.py. Next: ../socket.py."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return"
# Files are of the types that each call gives.

from __future__ import annotations

BLOCK = 8192


def send_file(sock, file, offset: int, count) -> int:
    """Send a file from an offset on, at most count bytes (None: all); how many. The file stands behind them then.

    One that lies in memory alone goes on where it stands, if the offset is 0.
    """
    from pyuk.stdlib.io import BytesIO, TextIOBase  # programs without files need not have them

    if isinstance(file, TextIOBase):
        raise ValueError("file should be opened in binary mode")
    check(sock, count)
    if offset != 0 or not isinstance(file, BytesIO):
        file.seek(offset)
    total = 0
    try:
        while count is None or total < count:
            data = file.read(BLOCK if count is None else min(count - total, BLOCK))
            if not data:
                break
            sock.sendall(data)
            total += len(data)
    finally:
        if total > 0:
            file.seek(offset + total)
    return total


def check(sock, count) -> None:
    """ValueError for what this socket cannot do."""
    if not sock.is_stream:
        raise ValueError("only SOCK_STREAM type sockets are supported")
    if count is not None and count <= 0:
        raise ValueError(f"count must be a positive integer (got {count!r})")
    if sock.seconds == 0.0:
        raise ValueError("non-blocking sockets are not supported")
