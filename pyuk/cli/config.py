"""The configuration of an app: `[tool.pyuk]` in its inline metadata and in the nearest pyproject.toml.

Source: PEP 723 for the inline block, PEP 518 for the table.
"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

from pyuk.cli.settings import Settings, option_name
from pyuk.cli.suggest import did_you_mean
from pyuk.compiler.errors import PyukError, Span, UsageError

BLOCK = re.compile(r"(?m)^# /// (?P<type>[a-zA-Z0-9-]+)$\s(?P<content>(^#(| .*)$\s)+)^# ///$")  # PEP 723


def project_settings(app: Path) -> dict[str, Any]:
    """`[tool.pyuk]` of the nearest pyproject.toml that has one, from the app's directory upwards."""
    for directory in app.absolute().parents:
        file = directory / "pyproject.toml"
        if file.is_file():
            try:
                text = file.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise UsageError(f"cannot read {file}: {error}") from error
            if "pyuk" in text and (found := _read_table(text, file, first_line=1)) is not None:
                return found
    return {}


def inline_settings(app: Path) -> dict[str, Any]:
    """`[tool.pyuk]` of the app's own `# /// script` block."""
    import tokenize

    try:
        with tokenize.open(app) as file:
            text = file.read()
    except (OSError, SyntaxError, UnicodeDecodeError):
        return {}  # reading the program will say so
    blocks = [match for match in BLOCK.finditer(text) if match["type"] == "script"]
    if not blocks:
        return {}
    line_of = [text.count("\n", 0, match.start()) + 1 for match in blocks]
    if len(blocks) > 1:
        raise UsageError("two `# /// script` blocks in one file", place=Span(str(app), line_of[1]))
    content = re.sub("(?m)^# ?", "", blocks[0]["content"])
    return _read_table(content, app, first_line=line_of[0] + 1) or {}


def _read_table(text: str, file: Path, first_line: int) -> dict[str, Any] | None:
    """The checked `[tool.pyuk]` of a TOML text that begins in `first_line` of `file`, or None."""
    import tomllib

    try:
        tool = tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+), column (\d+)", str(error))
        line = first_line + int(at[1]) - 1 if at else first_line
        raise UsageError(f"not TOML: {error}", place=Span(str(file), line)) from error
    table = tool.get("pyuk") if isinstance(tool, dict) else None
    if table is None:
        return None
    if not isinstance(table, dict):
        raise UsageError(f"[tool.pyuk] in {file} is not a table")
    fields = {option_name(each): each for each in dataclasses.fields(Settings)}
    found = {}
    for key, value in table.items():
        place = _place_of(key, text, file, first_line)
        if key not in fields:
            hint = did_you_mean(key, fields) or f"known are {', '.join(sorted(fields))}"
            raise UsageError(f"there is no setting '{key}'", hint=hint, place=place)
        if fields[key].default == ():
            found[fields[key].name] = _read_paths(key, fields[key], value, file, place)
        else:
            found[fields[key].name] = _read_value(key, fields[key], value, place)
    return found


def _read_value(key: str, settings_field: dataclasses.Field[Any], value: Any, place: Span) -> Any:
    """A value of the file, read as the same option's on the command line."""
    if settings_field.default is False:
        if not isinstance(value, bool):
            raise UsageError(f"'{key}' is true or false", place=place)
        return value
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise UsageError(f"'{key}' is a text or a number", place=place)
    try:
        return settings_field.metadata["read"](str(value))
    except PyukError as error:
        raise UsageError(error.message, hint=error.hint, place=place) from error


def _read_paths(key: str, settings_field: dataclasses.Field[Any], value: Any, file: Path, place: Span) -> list[str]:
    """An array of paths, which are seen from the directory of the file that names them."""
    if not isinstance(value, list):
        raise UsageError(f"'{key}' is an array of texts", place=place)
    return [str(file.parent / _read_value(key, settings_field, each, place)) for each in value]


def _place_of(key: str, text: str, file: Path, first_line: int) -> Span:
    """The line that gives `key` its value; the first of the text where it is written in another way."""
    after = text[max(text.find("[tool.pyuk"), 0) :]
    match = re.search(rf"(?m)^[ \t]*[\"']?{re.escape(key)}\b", after)
    if match is None:
        return Span(str(file), first_line)
    return Span(str(file), first_line + text.count("\n", 0, len(text) - len(after) + match.start()))
