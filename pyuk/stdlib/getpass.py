"""getpass: asking for a password. A machine's console shows what is typed, and says so first, as CPython does.

Source: The Python Standard Library, "getpass".
"""

from __future__ import annotations

from pyuk.stdlib import sys, warnings
from pyuk.stdlib.os import environ


class GetPassWarning(UserWarning):
    """What is typed can be seen."""


def getpass(prompt: str = "Password: ") -> str:
    """One line of standard input, asked for by a prompt on standard error."""
    warnings.warn("Can not control echo on the terminal.", GetPassWarning)
    sys.stderr.write("Warning: Password input may be echoed.\n" + prompt)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line[:-1] if line[-1] == "\n" else line


def getuser() -> str:
    """The user's name, of the environment."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        user = environ.get(name)
        if user:
            return user
    return "root"
