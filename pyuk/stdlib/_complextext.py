"""Complex numbers as text: repr(), format(), and complex(text).

Source: CPython 3.11 Objects/complexobject.c complex_from_string_inner(), Python/formatter_unicode.c
format_complex_internal(). Read first: _complex.py.
"""

from __future__ import annotations

from typing import NoReturn

from pyuk.builtins import formatspec
from pyuk.builtins.builder import literal_of, text_of
from pyuk.builtins.codes import PLUS, ZERO
from pyuk.builtins.floatbits import is_negative
from pyuk.builtins.floattext import format_float_with
from pyuk.builtins.formatspec import AFTER_SIGN, LEFT, NO_TYPE, RIGHT, FormatSpec

GENERAL_TYPE = ord("g")


def shown(real: float, imag: float) -> str:
    """repr() of the number: the real part is left out where it is a zero with the sign +."""
    if real == 0.0 and not is_negative(real):
        return plain(imag) + "j"
    return "(" + plain(real) + with_sign(plain(imag)) + "j)"


def plain(value: float) -> str:
    """repr() of a float, without the `.0` of whole numbers."""
    return repr(value).removesuffix(".0")


def with_sign(text: str) -> str:
    """A number's text with its sign, be it a plus."""
    return text if text.startswith("-") else "+" + text


# --- format ----------------------------------------------------------------------------------


def formatted(real: float, imag: float, text: str) -> str:
    """format() of the number. ValueError."""
    if text == "":
        return shown(real, imag)
    spec = formatspec.parse(text_of(text), RIGHT, NO_TYPE, "complex")
    if spec.fill == ZERO:
        raise ValueError("Zero padding is not allowed in complex format specifier")
    if spec.align == AFTER_SIGN:
        raise ValueError("'=' alignment flag is not allowed in complex format specifier")
    untyped = spec.type == NO_TYPE
    parts = part_of(imag, spec, PLUS) + "j"
    if not untyped:
        parts = part_of(real, spec, spec.sign) + parts
    elif real != 0.0 or is_negative(real):
        parts = "(" + part_of(real, spec, spec.sign) + parts + ")"
    elif parts.startswith("+") and spec.sign != PLUS:
        parts = part_of(imag, spec, spec.sign) + "j"
    return padded(parts, spec)


def part_of(value: float, spec: FormatSpec, sign: int) -> str:
    """One part of the number as the specifier has it, without its width."""
    own = FormatSpec(RIGHT, spec.type)
    own.sign = sign
    own.alternate = spec.alternate
    own.no_negative_zero = spec.no_negative_zero
    own.grouping = spec.grouping
    own.precision = spec.precision
    if spec.type == NO_TYPE and spec.precision >= 0:
        own.type = GENERAL_TYPE
    made = literal_of(format_float_with(value, own, "complex"))
    return made.removesuffix(".0") if own.type == NO_TYPE else made


def padded(text: str, spec: FormatSpec) -> str:
    """The text in the specifier's width."""
    fill = chr(spec.fill)
    if spec.align == LEFT:
        return text.ljust(spec.width, fill)
    if spec.align == RIGHT:
        return text.rjust(spec.width, fill)
    left = spec.left_padding(max(spec.width - len(text), 0))
    return (fill * left + text).ljust(spec.width, fill)


# --- from text -------------------------------------------------------------------------------


def malformed() -> NoReturn:
    raise ValueError("complex() arg is a malformed string")


def parsed(text: str) -> tuple[float, float]:
    """The two parts of the number that a text says. ValueError."""
    text = text.strip()
    if text == "":
        malformed()
    if text.startswith("("):
        if not text.endswith(")"):
            malformed()
        text = text[1:-1].strip()
    if not text.endswith(("j", "J")):
        if number_end(text, 0) != len(text):
            malformed()
        return float(text), 0.0
    text = text[:-1]
    first = number_end(text, 0)
    if first == len(text) and first > 0:
        return 0.0, float(text)
    if first == 0 or text[first] not in "+-":
        if text not in ("", "+", "-"):
            malformed()
        return 0.0, float(text + "1")
    rest = text[first:]
    if rest == "+" or rest == "-":
        return float(text[:first]), float(rest + "1")
    if number_end(rest, 0) != len(rest):
        malformed()
    return float(text[:first]), float(rest)


def number_end(text: str, start: int) -> int:
    """Where the float ends that stands at `start`; `start` itself where there is none."""
    at = start
    if text[at : at + 1] in ("+", "-"):
        at += 1
    for word in ("infinity", "inf", "nan"):
        if text[at : at + len(word)].lower() == word:
            return at + len(word)
    whole = digits_end(text, at)
    end = whole
    count = whole - at
    if text[end : end + 1] == ".":
        end = digits_end(text, whole + 1)
        count += end - whole - 1
    if count == 0:
        return start
    if text[end : end + 1] in ("e", "E"):
        exponent = end + 1
        if text[exponent : exponent + 1] in ("+", "-"):
            exponent += 1
        last = digits_end(text, exponent)
        if last > exponent:
            return last
    return end


def digits_end(text: str, start: int) -> int:
    """Where a row of digits ends; an underscore may stand between two of them."""
    at = start
    while at < len(text) and (text[at].isdigit() or (text[at] == "_" and at > start)):
        at += 1
    return at
