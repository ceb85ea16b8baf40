"""The arrows of the house hold, and every band is under a contract."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]


def test_every_package_is_in_a_layer() -> None:
    layers = {
        name.strip() for each in CONTRACTS["contracts"] if each["type"] == "layers"
        for line in each["layers"] for name in line.split("|")
    }  # fmt: skip
    packages = {f"pyuk.{path.parent.name}" for path in (ROOT / "pyuk").glob("*/__init__.py")}
    assert packages <= layers


def test_the_packages_under_boot_are_guest_code() -> None:
    guest = CONTRACTS["contracts"][0]
    assert "boot" in guest["source_modules"]
