"""Texts as patterns that match them alone."""

from __future__ import annotations

SPECIAL = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"


def escape(pattern: str) -> str:
    """The pattern that matches this text and nothing else."""
    parts: list[str] = []
    for char in pattern:
        parts.append("\\" + char if char in SPECIAL else char)
    return "".join(parts)
