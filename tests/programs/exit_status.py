"""sys.exit(status) from inside calls."""

import sys


def leave(status: int) -> None:
    try:
        sys.exit(status)
    except Exception:
        print("SystemExit is no Exception")


try:
    leave(3)
except SystemExit as request:
    print("asked for", request.code)
leave(42)
