"""re.RegexFlag: flags as programs see them; everywhere else they are the bits of flagbits.py."""

# mypy: disable-error-code="no-untyped-def"

from __future__ import annotations

from pyuk.stdlib._regex import flagbits

ORDER = ["ASCII", "IGNORECASE", "LOCALE", "UNICODE", "MULTILINE", "DOTALL", "VERBOSE", "TEMPLATE", "DEBUG"]


class RegexFlag:
    """Some of the flags. value: their bits."""

    def __init__(self, value: int) -> None:
        self.value = value

    def __or__(self, other) -> RegexFlag:
        return RegexFlag(self.value | bits_of(other))

    def __and__(self, other) -> RegexFlag:
        return RegexFlag(self.value & bits_of(other))

    def __xor__(self, other) -> RegexFlag:
        return RegexFlag(self.value ^ bits_of(other))

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __eq__(self, other) -> bool:
        return self.value == bits_of(other)

    def __bool__(self) -> bool:
        return self.value != 0

    def __int__(self) -> int:
        return self.value

    def __repr__(self) -> str:
        names: list[str] = []
        for name in ORDER:
            if self.value & bit_of(name):
                names.append("re." + name)
        return "|".join(names) if len(names) > 0 else "re.NOFLAG"


def bits_of(flags) -> int:
    """The bits of a RegexFlag, or of an int."""
    if isinstance(flags, int):
        return flags
    else:
        value: int = flags.value
        return value


def bit_of(name: str) -> int:
    """The bit of the flag of this name."""
    bits = [
        flagbits.ASCII,
        flagbits.IGNORECASE,
        flagbits.LOCALE,
        flagbits.UNICODE,
        flagbits.MULTILINE,
        flagbits.DOTALL,
        flagbits.VERBOSE,
        flagbits.TEMPLATE,
        flagbits.DEBUG,
    ]
    return bits[ORDER.index(name)]
