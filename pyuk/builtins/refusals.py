"""What these modules refuse to do, loudly, where doing it would differ from CPython without a word."""

from __future__ import annotations

from typing import NoReturn

from pyuk.lang import noinline


@noinline
def raise_no_arguments() -> NoReturn:
    """Refuse the text of an exception whose class has an __init__ that does not call BaseException's.

    CPython keeps the arguments before __init__ runs; here that is up to __init__.
    """
    raise NotImplementedError("this exception has no text: its __init__ has to call super().__init__(message)")
