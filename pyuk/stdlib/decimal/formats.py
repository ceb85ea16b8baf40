"""format() of Decimals. Read first: number.py, whose numbers these are.

Source: The Python Standard Library, "Format Specification Mini-Language"; CPython 3.11 Lib/_pydecimal.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from pyuk.stdlib.decimal.rounding import getcontext


class Spec:
    """The parts of a format; precision: -1 where there is none."""

    def __init__(self, text: str) -> None:
        self.fill, self.align, self.sign, self.kind = " ", ">", "-", ""
        self.zeros = False
        self.commas = ""
        rest = text
        if len(rest) > 1 and rest[1] in "<>=^":
            self.fill, self.align, rest = rest[0], rest[1], rest[2:]
        elif rest[:1] in ("<", ">", "=", "^") and rest != "":
            self.align, rest = rest[0], rest[1:]
        if rest[:1] in ("+", "-", " ") and rest != "":
            self.sign, rest = rest[0], rest[1:]
        if rest[:1] == "0":
            self.zeros, self.fill, self.align, rest = True, "0", "=", rest[1:]
        digits = leading(rest)
        self.width = int(digits) if digits else 0
        rest = rest[len(digits) :]
        if rest[:1] == ",":
            self.commas, rest = ",", rest[1:]
        self.precision = -1
        if rest[:1] == ".":
            digits = leading(rest[1:])
            if digits == "":
                raise ValueError("invalid format string")
            self.precision, rest = int(digits), rest[1 + len(digits) :]
        if len(rest) > 1 or (rest != "" and rest not in "eEfFgG%n"):
            raise ValueError("invalid format string")
        self.kind = rest or "G"


def leading(text: str) -> str:
    """The digits at the beginning."""
    return text[: len(text) - len(text.lstrip("0123456789"))]


def formatted(value, text: str) -> str:
    """The text of a Decimal in a format."""
    spec = Spec(text)
    sign = "-" if value._sign else "" if spec.sign == "-" else spec.sign
    if value._kind != "":
        return placed(sign, "Infinity" if value._kind == "F" else "NaN", spec)
    mode = getcontext().rounding
    kind = spec.kind.lower()
    if kind == "%":
        value = value.__class__((value._sign, [int(digit) for digit in value._int], value._exp + 2))
    if spec.precision >= 0:
        if kind == "e":
            value = value._with_places(spec.precision + 1, mode)
        elif kind in ("f", "%"):
            value = value._rescaled(-spec.precision, mode)
        elif len(value._int) > spec.precision:
            value = value._rounded_to(max(spec.precision, 1), mode)
    if value._int == "0" and value._exp > 0 and kind in ("f", "%"):
        value = value._rescaled(0, mode)
    left = value._exp + len(value._int)
    if kind == "e":
        point = 1 - spec.precision if value._int == "0" and spec.precision >= 0 else 1
    elif kind in ("f", "%"):
        point = left
    else:
        point = left if value._exp <= 0 and left > -6 else 1
    whole, places = split_at(value._int, point)
    behind = "." + places if places else ""
    if left != point or kind == "e":
        behind += f"{'e' if spec.kind in 'egn' else 'E'}{left - point:+d}"
    if kind == "%":
        behind += "%"
    least = spec.width - len(behind) - len(sign) if spec.zeros else 0
    return placed(sign, grouped(whole, spec.commas, least) + behind, spec)


def split_at(digits: str, point: int) -> tuple[str, str]:
    """The digits before the point and behind it."""
    if point < 0:
        return "0", "0" * -point + digits
    if point > len(digits):
        return digits + "0" * (point - len(digits)), ""
    return digits[:point] or "0", digits[point:]


def grouped(digits: str, mark: str, least: int) -> str:
    """With a mark between groups of three digits, and zeros in front up to a length."""
    if mark == "":
        return digits.rjust(least, "0")
    groups: list[str] = []
    while True:
        size = min(max(len(digits), least, 1), 3)
        groups.append(digits[-size:].rjust(size, "0"))
        digits = digits[:-size]
        least -= size
        if not digits and least <= 0:
            return mark.join(reversed(groups))
        least -= 1


def placed(sign: str, body: str, spec: Spec) -> str:
    """Within the width."""
    padding = spec.fill * (spec.width - len(sign) - len(body))
    if spec.align == "<":
        return sign + body + padding
    if spec.align == ">":
        return padding + sign + body
    if spec.align == "=":
        return sign + padding + body
    half = len(padding) // 2
    return padding[:half] + sign + body + padding[half:]
