"""keyword: the words that are no names."""

from __future__ import annotations

kwlist: list[str] = (
    "False None True and as assert async await break class continue def del elif else except finally for from global "
    "if import in is lambda nonlocal not or pass raise return try while with yield"
).split()
softkwlist: list[str] = ["_", "case", "match"]


def iskeyword(s: str) -> bool:
    """Whether the language has taken the word."""
    return s in kwlist


def issoftkeyword(s: str) -> bool:
    """Whether it is a keyword in some places."""
    return s in softkwlist
