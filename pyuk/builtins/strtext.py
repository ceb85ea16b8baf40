"""format() of str. Next: numberlayout.py."""

from __future__ import annotations

from pyuk.builtins import formatspec
from pyuk.builtins.builder import StringBuilder
from pyuk.builtins.codes import SPACE
from pyuk.builtins.formatspec import LEFT, STRING_TYPE, FormatSpec
from pyuk.builtins.str import str as Text


def format_text(text: Text, spec_text: Text) -> Text:
    """format(text, spec_text). ValueError where the specifier is none for a str."""
    if spec_text.length == 0:
        return text
    spec = formatspec.parse(spec_text, LEFT, STRING_TYPE, "str")
    check(spec)
    length = text.length
    if 0 <= spec.precision < length:
        length = spec.precision
    total = max(spec.width, length)
    left = spec.left_padding(total - length)
    builder = StringBuilder()
    builder.append_fill(spec.fill, left)
    builder.append_part(text, 0, length)
    builder.append_fill(spec.fill, total - length - left)
    return builder.finish()


def check(spec: FormatSpec) -> None:
    """ValueError for what a str's specifier may not say."""
    if spec.type != STRING_TYPE:
        formatspec.raise_unknown_type(spec.type, "str")
    if spec.sign == SPACE:
        raise ValueError("Space not allowed in string format specifier")
    if spec.sign != 0:
        raise ValueError("Sign not allowed in string format specifier")
    if spec.no_negative_zero:
        raise ValueError("Negative zero coercion (z) not allowed in string format specifier")
    if spec.alternate:
        raise ValueError("Alternate form (#) not allowed in string format specifier")
    if spec.align == formatspec.AFTER_SIGN:
        raise ValueError("'=' alignment not allowed in string format specifier")
