"""docs/reading_order.toml holds every guest and compiler module exactly once."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
BANDS = ("boot", "pyuk/lang", "pyuk/builtins", "pyuk/arch", "pyuk/kernel", "pyuk/drivers", "pyuk/net", "pyuk/stdlib",
         "pyuk/compiler", "pyuk/hosted")


def test_every_module_is_read_once() -> None:
    chapters = tomllib.loads((ROOT / "docs/reading_order.toml").read_text())["chapter"]
    listed = [module for chapter in chapters for module in chapter["modules"]]
    files = [file for band in BANDS for file in (ROOT / band).rglob("*.py") if file.name != "__init__.py"]
    present = {file.relative_to(ROOT).as_posix() for file in files} | {"pyuk/bringup.py"}
    assert len(listed) == len(set(listed)), "a module stands twice"
    assert set(listed) == present
