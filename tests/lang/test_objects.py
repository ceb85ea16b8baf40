"""The static records that compiler and guest share: their layout is a contract."""

from __future__ import annotations

from pyuk.lang import offsetof, sizeof
from pyuk.lang.objects import FileRecord, FunctionRecord, TypeInfo


def test_type_info() -> None:
    names = ["size", "tail_stride", "name", "depth", "ancestors", "pointer_count", "pointers",
             "tail_pointer_count", "tail_pointers", "module"]
    assert [offsetof(TypeInfo, name) for name in names] == list(range(0, 80, 8))
    assert sizeof(TypeInfo) == 80


def test_file_records() -> None:
    assert (offsetof(FileRecord, "path"), offsetof(FileRecord, "count"), sizeof(FileRecord)) == (0, 8, 16)
    assert [offsetof(FunctionRecord, name) for name in ("first_line", "last_line", "name")] == [0, 2, 4]
    assert sizeof(FunctionRecord) == 8
