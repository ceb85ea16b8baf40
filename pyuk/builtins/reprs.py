"""Which containers are being turned into text: one that is part of itself is shown as dots.

Source: CPython 3.11 Objects/object.c, Py_ReprEnter.
"""

from __future__ import annotations

from pyuk.lang import u64


class Frame:
    """A container that repr() is at work on, by its identity; the one around it."""

    place: u64
    around: Frame | None

    def __init__(self, place: u64, around: Frame | None) -> None:
        self.place = place
        self.around = around


def default_repr(class_text: str, place: u64) -> str:
    """The text of an object whose class says nothing about it. class_text: `<class '__main__.Point'>`."""
    return f"<{class_text[8:-2]} object at {place:#x}>"


innermost: Frame | None = None


def enter(place: u64) -> bool:
    """Note that repr() begins with the container at `place`; False where it is at work on it already."""
    global innermost
    frame = innermost
    while frame is not None:
        if frame.place == place:
            return False
        frame = frame.around
    innermost = Frame(place, innermost)
    return True


def leave() -> None:
    """repr() is done with the innermost one."""
    global innermost
    if innermost is not None:
        innermost = innermost.around
