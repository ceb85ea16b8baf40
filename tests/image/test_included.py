"""Files that an image holds: where they appear, and what cannot be included."""

from __future__ import annotations

import os
import socket
import struct
from pathlib import Path

import pytest

from pyuk.compiler.errors import UsageError
from pyuk.image import included
from pyuk.image.included import pack


def names(packed: bytes) -> dict[str, bytes | None]:
    """Paths with their contents; None for directories."""
    found: dict[str, bytes | None] = {}
    at = 0
    while at < len(packed):
        size, _, length, is_directory = struct.unpack_from("<QQQQ", packed, at)
        start = at + 32 + -(-length // 8) * 8
        found[packed[at + 32 : at + 32 + length].decode()] = None if is_directory else packed[start : start + size]
        at = start + -(-size // 8) * 8
    return found


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """An app with a directory beside it."""
    (tmp_path / "app" / "site" / "empty").mkdir(parents=True)
    (tmp_path / "app" / "site" / "index.html").write_bytes(b"<p>")
    (tmp_path / "app" / "one.txt").write_bytes(b"12345678")
    (tmp_path / "else").mkdir()
    (tmp_path / "else" / "ä.txt").write_bytes(b"x")
    return tmp_path / "app" / "app.py"


def test_what_lies_beside_the_app_keeps_its_path(app: Path) -> None:
    site = {"site": None, "site/index.html": b"<p>", "site/empty": None}
    assert names(pack([str(app.parent / "site")], app)) == site
    assert names(pack([str(app.parent / "one.txt")], app)) == {"one.txt": b"12345678"}
    assert names(pack([str(app.parent / "site") + "/"], app)) == site
    assert set(names(pack([str(app.parent)], app))) == {"one.txt", *site}


def test_anything_else_has_its_own_name_or_the_one_that_is_said(app: Path) -> None:
    other = str(app.parent.parent / "else")
    assert names(pack([other], app)) == {"else": None, "else/ä.txt": b"x"}
    assert names(pack([f"{other}=/www/static"], app)) == {"www/static": None, "www/static/ä.txt": b"x"}
    assert names(pack([f"{other}=/"], app)) == {"ä.txt": b"x"}
    assert names(pack([f"{other}/ä.txt=b"], app)) == {"b": b"x"}


def test_links_are_followed_but_not_in_a_circle(app: Path) -> None:
    (app.parent / "site" / "more").symlink_to(app.parent.parent / "else")
    assert names(pack([str(app.parent / "site")], app))["site/more/ä.txt"] == b"x"
    (app.parent / "site" / "empty" / "up").symlink_to(app.parent / "site")
    with pytest.raises(UsageError, match="it is a link to a directory that it lies in"):
        pack([str(app.parent / "site")], app)


def test_what_cannot_be_included(app: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = app.parent / "site"
    with pytest.raises(UsageError, match=r"cannot include .*nope: No such file or directory"):
        pack([str(app.parent / "nope")], app)
    (site / "gone").symlink_to("nowhere")
    with pytest.raises(UsageError, match=r"cannot include .*gone: No such file or directory"):
        pack([str(site)], app)
    (site / "gone").unlink()
    with pytest.raises(UsageError, match="is no place for files"):
        pack([f"{site}=/a/../b"], app)
    with pytest.raises(UsageError, match="names nothing to include"):
        pack(["=/a"], app)
    with pytest.raises(UsageError, match="would both be /a"):
        pack([f"{site / 'index.html'}=/a", f"{app.parent / 'one.txt'}=/a"], app)
    monkeypatch.setattr(included, "LIMIT", 8)
    with pytest.raises(UsageError, match="what is included has 11 bytes, more than 8"):
        pack([str(app.parent)], app)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(site / "s"))
        with pytest.raises(UsageError, match="neither a file nor a directory"):
            pack([str(site)], app)
    os.unlink(site / "s")
    Path(os.fsdecode(os.fsencode(site) + b"/\xff")).write_bytes(b"")
    with pytest.raises(UsageError, match="its name is not UTF-8"):
        pack([str(site)], app)


def test_what_cannot_be_read(app: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)  # root may read whatever its mode says
    with pytest.raises(UsageError, match=r"cannot include .*index\.html: Permission denied"):
        pack([str(app.parent / "site")], app)
