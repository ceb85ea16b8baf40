"""A unit's fingerprint: two units that have the same one have the same text, whatever changed in the program."""

from __future__ import annotations

from pathlib import Path

from pyuk.compiler import driver
from pyuk.compiler.codegen.module import Texts

PROGRAM = """\
class Shape:
    def __init__(self, width: int, name: str) -> None:
        self.width = width
        self.name = name

    def area(self) -> int:
        return self.width * 2

class Square(Shape):
    def area(self) -> int:
        return self.width * self.width

def first(many: list[int]) -> int:
    return many[0]

def total(many: list[int]) -> int:
    found = 0
    for one in many:
        found += one
    return found

LIMIT = 10
shapes = [Shape(1, "thin"), Square(3, "square")]
print(total([shape.area() for shape in shapes]), first([LIMIT]), {"a": 1})
"""
CHANGES = (
    ("class Shape:", "# a line more\nclass Shape:"),
    ("self.name = name", "self.name = name\n        self.other = 1.5"),
    ("return self.width * 2", "return self.width // int(self.name)"),
    ("    def area(self) -> int:\n        return self.width * self.width", "    pass"),
    ("    for one in many:", "    for one in sorted(many):"),
)


def test_equal_ones_mean_equal_texts(tmp_path: Path) -> None:
    app = tmp_path / "app.py"
    written: dict[str, str] = {}
    for old, new in (("", ""), *CHANGES):
        assert old in PROGRAM
        app.write_text(PROGRAM.replace(old, new, 1))
        texts = Texts(driver.frontend(app).program)
        fingerprints = texts.fingerprints()
        known = [fingerprint for fingerprint in fingerprints.values() if fingerprint in written]
        assert not written or len(known) > len(fingerprints) // 3  # most of the kernel and of the library
        for name, fingerprint in fingerprints.items():
            text = texts.write(name)
            assert written.setdefault(fingerprint, text) == text, name
