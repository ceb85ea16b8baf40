"""What is raised for a pattern that is none."""

from __future__ import annotations


class error(Exception):
    """msg: what is wrong. pattern, pos: where, or None; lineno and colno: the same, counted from 1."""

    __module__ = "re"

    def __init__(self, msg: str, pattern: str | None = None, pos: int | None = None) -> None:
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno: int | None = None
        self.colno: int | None = None
        shown = msg
        if pattern is not None and pos is not None:
            self.lineno = pattern.count("\n", 0, pos) + 1
            self.colno = pos - pattern.rfind("\n", 0, pos)
            shown = f"{msg} at position {pos}"
            if "\n" in pattern:
                shown = f"{shown} (line {self.lineno}, column {self.colno})"
        super().__init__(shown)
