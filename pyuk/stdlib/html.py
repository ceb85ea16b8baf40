"""html: text that is safe within HTML."""

from __future__ import annotations


def escape(s: str, quote: bool = True) -> str:
    """The text with `&`, `<` and `>`, and unless told otherwise both quotes, as HTML writes them."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s
