"""Tables on stdout: with rich on a terminal, as plain aligned columns elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

Row = Sequence[str | int]


def show_table(title: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """A table under its title; numbers stand to the right. Nothing where there are no rows."""
    if not rows:
        return
    numeric = [all(isinstance(row[i], int) for row in rows) for i in range(len(columns))]
    texts = [[f"{cell:,}" if isinstance(cell, int) else cell for cell in row] for row in rows]
    if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        _show_rich(title, columns, texts, numeric)
        return
    widths = [max(len(text) for text in column) for column in zip(columns, *texts, strict=True)]
    print(f"\n{title}")
    for line in (columns, *texts):
        cells = zip(line, widths, numeric, strict=True)
        print(
            "  "
            + "  ".join(f"{text:>{width}}" if right else f"{text:<{width}}" for text, width, right in cells).rstrip()
        )


def _show_rich(title: str, columns: Sequence[str], texts: list[list[str]], numeric: list[bool]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", title_style="bold")
    for name, right in zip(columns, numeric, strict=True):
        table.add_column(name, justify="right" if right else "left", overflow="fold")
    for row in texts:
        table.add_row(*map(Text, row))
    Console().print(table)
