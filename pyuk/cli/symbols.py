"""Addresses of an image in words: the function and the Python line."""

from __future__ import annotations

from collections.abc import Mapping


def whereabouts(image: bytes, registers: Mapping[str, int]) -> str | None:
    """`the processor was at 0x100f3a, in app.main (app.py:12)`; None without registers."""
    if "RIP" not in registers:
        return None
    from pyuk.inside.symbols import Symbols  # it brings the reader of DWARF, which few commands need

    symbols, address = Symbols(image), registers["RIP"]
    text = f"the processor was at {address:#x}"
    function, place = symbols.at(address), symbols.places(address)[0]
    if function is not None:
        text += f", in {function.name}"
    return text + (f" ({place.path}:{place.line})" if place.path else "")
