"""pyuk explain: the long text of an error code, with an example that fails and one that works."""

from __future__ import annotations

import argparse
import importlib
import textwrap
from collections.abc import Mapping
from typing import Any

from pyuk.cli.suggest import did_you_mean
from pyuk.compiler.errors import UsageError


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", nargs="?", help="an error code, such as PK0201")
    parser.add_argument("--list", action="store_true", help="list all codes")


def main(arguments: argparse.Namespace) -> int:
    catalogue: Mapping[str, Any] = importlib.import_module("pyuk.compiler.catalogue").CATALOGUE
    if arguments.list:
        for code, explanation in sorted(catalogue.items()):
            print(f"{code}  {explanation.title}")
        return 0
    if arguments.code is None:
        raise UsageError("which code?", hint="`pyuk explain --list` lists them")
    code = full_code(arguments.code)
    if code not in catalogue:
        hint = did_you_mean(code, catalogue) or "`pyuk explain --list` lists them"
        raise UsageError(f"there is no error code '{arguments.code}'", hint=hint)
    print(page(code, catalogue[code]))
    return 0


def full_code(text: str) -> str:
    """`PK0201` for `pk0201`, `pk201` and `201`."""
    digits = text.upper().removeprefix("PK")
    return f"PK{digits:0>4}" if digits.isdigit() else text


def page(code: str, explanation: Any) -> str:
    """The whole explanation as text."""
    parts = [f"{code}: {explanation.title}", explanation.text.strip()]
    for title, example in (("Refused:", explanation.example_bad), ("Instead:", explanation.example_good)):
        if example:
            parts.append(f"{title}\n\n{textwrap.indent(textwrap.dedent(example).strip(), '    ')}")
    return "\n\n".join(parts)
