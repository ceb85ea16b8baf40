"""The mypy plugin: cases/accepted.py and cases/refused.py say line by line what mypy has to say of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mypy import api

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CACHE = ROOT / ".mypy_cache" / "plugin"


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[int, str]]:
    """All that mypy says: file name, line, message."""
    config = tmp_path_factory.mktemp("mypy") / "mypy.ini"
    plugin = ROOT / "pyuk/lang/mypy_plugin.py"
    config.write_text(f"[mypy]\nstrict = true\nplugins = {plugin}\nmypy_path = {ROOT}\n")
    cases = sorted(str(path) for path in (HERE / "cases").glob("*.py"))
    options = [f"--config-file={config}", f"--cache-dir={CACHE}", "--no-error-summary"]
    output, problems, _ = api.run([*options, *cases])
    assert not problems
    found: dict[str, dict[int, str]] = {}
    for line in output.splitlines():
        matched = re.match(r"(.*?):(\d+): (?:error|note): (.*)", line)
        assert matched is not None, line
        lines = found.setdefault(Path(matched[1]).name, {})
        lines[int(matched[2])] = lines.get(int(matched[2]), "") + matched[3] + "\n"
    return found


def expected(name: str, word: str) -> dict[int, str]:
    """The comments `# word: text` of a case, by line."""
    found = {}
    for number, line in enumerate((HERE / "cases" / name).read_text().splitlines(), 1):
        before, mark, text = line.partition(f"  # {word}: ")
        if mark and before.strip():
            found[number] = text
    return found


def test_good_code_has_the_types_that_it_says(messages: dict[str, dict[int, str]]) -> None:
    revealed = expected("accepted.py", "revealed")
    wanted = {number: f'Revealed type is "{text}"\n' for number, text in revealed.items()}
    assert messages["accepted.py"] == wanted and wanted


def test_bad_code_is_refused_where_it_stands(messages: dict[str, dict[int, str]]) -> None:
    wanted = expected("refused.py", "error")
    said = messages["refused.py"]
    assert {number: text for number, text in wanted.items() if text not in said.get(number, "")} == {}
    assert {number: text for number, text in said.items() if number not in wanted} == {}
