"""An image's debug information: lines, inlined calls, variables at module level, types.

A class's objects are described by the typedef that has the name of its TypeInfo (`type:app.Point`).
Source: DWARF 5 §2.17 (ranges), §3.3.8 (inlined calls), §5 (types), §6.2 (lines). Next: values.py.
"""

from __future__ import annotations

import bisect
import io
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from elftools.dwarf.die import DIE
from elftools.dwarf.ranges import BaseAddressEntry
from elftools.elf.elffile import ELFFile

DW_OP_addr, DW_OP_addrx = 0x03, 0xA1


# --- types -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Base:
    """A scalar. encoding: signed, unsigned, boolean or float."""

    name: str
    size: int
    encoding: str


@dataclass(frozen=True)
class Pointer:
    """A reference to an object; target None: to what is not known."""

    target: Record | None
    size: int = 8


@dataclass(frozen=True)
class Elements:
    """Elements one after the other; count None: as many as something else says."""

    element: Type
    count: int | None

    @property
    def size(self) -> int:
        return self.element.size * (self.count or 0)


@dataclass(frozen=True)
class Member:
    name: str
    offset: int
    type: Type


@dataclass(eq=False)
class Record:
    """The layout of a class's objects, of a Struct or of a tuple."""

    name: str
    size: int
    members: dict[str, Member] = field(default_factory=dict)


Type = Base | Pointer | Elements | Record

UNKNOWN = Base("unknown", 8, "unsigned")
ENCODINGS = {2: "boolean", 4: "float", 5: "signed", 7: "unsigned"}  # DWARF 5 §7.8, table 7.11


@dataclass(frozen=True)
class Scope:
    """A function's code, or that of a function inlined into it, with the place of the call."""

    low: int
    high: int
    depth: int
    name: str
    path: str | None
    call_path: str | None = None
    call_line: int = 0
    die: DIE | None = None

    @property
    def is_inlined(self) -> bool:
        return self.depth > 0


class Debug:
    """All of it, read once. types: by the typedef's name. variables: by address."""

    def __init__(self, image: bytes) -> None:
        self.types: dict[str, Record] = {}
        self.records: dict[str, Record] = {}  # by the short name; of several with one name any
        self.variables: dict[int, tuple[str, Type]] = {}
        self._scopes: list[Scope] = []
        self._rows: list[tuple[int, str, int]] = []  # address, path, line (0: the code before has ended)
        self._seen: dict[int, Type] = {}
        elf = ELFFile(io.BytesIO(image))
        if elf.has_dwarf_info():
            self.dwarf = elf.get_dwarf_info()
            self._ranges: Any = self.dwarf.range_lists()
            for unit in self.dwarf.iter_CUs():
                self._read_unit(unit)
        self._scopes.sort(key=lambda scope: (scope.low, scope.depth))
        self._starts = [scope.low for scope in self._scopes]
        self._longest = max((scope.high - scope.low for scope in self._scopes), default=0)
        self._rows.sort(key=lambda row: (row[0], row[2] != 0))
        self._row_starts = [row[0] for row in self._rows]

    def scopes_at(self, pc: int) -> list[Scope]:
        """The functions whose code is at pc, the innermost first."""
        found = []
        index = bisect.bisect_right(self._starts, pc) - 1
        while index >= 0 and self._starts[index] > pc - self._longest - 1:
            scope = self._scopes[index]
            if pc < scope.high:
                found.append(scope)
            index -= 1
        return sorted(found, key=lambda scope: -scope.depth)

    def line_at(self, pc: int) -> tuple[str, int] | None:
        """The file and line of the code at pc."""
        index = bisect.bisect_right(self._row_starts, pc) - 1
        if index < 0 or self._rows[index][2] == 0:
            return None
        return self._rows[index][1:]

    # --- units ---

    def _read_unit(self, unit: Any) -> None:
        files = self._read_lines(unit)
        top = unit.get_top_DIE()
        for die in top.iter_children():
            match die.tag:
                case "DW_TAG_subprogram":
                    self._read_scopes(die, files, 0)
                case "DW_TAG_typedef":
                    record = self._type(die)
                    if isinstance(record, Record):
                        self.types[_text(die)] = record
                case "DW_TAG_structure_type":
                    self._type(die)
                case "DW_TAG_variable":
                    self._read_variable(unit, die)

    def _read_lines(self, unit: Any) -> list[str]:
        """Take the unit's lines; its file names."""
        program = self.dwarf.line_program_for_CU(unit)
        if program is None:
            return []
        header = program.header
        files = [posixpath.normpath(posixpath.join(_directory(header, entry), entry.name.decode()))
                 for entry in header["file_entry"]]
        for entry in program.get_entries():
            state = entry.state
            if state is None:
                continue
            if state.end_sequence:
                self._rows.append((state.address, "", 0))
            elif state.line:  # line 0: what no line stands for goes with the code before
                self._rows.append((state.address, files[state.file], state.line))
        return files

    def _read_scopes(self, die: DIE, files: list[str], depth: int) -> None:
        """A function or an inlined call, and the calls inlined into it."""
        is_copy = "DW_AT_abstract_origin" in die.attributes
        origin = die.get_DIE_from_attribute("DW_AT_abstract_origin") if is_copy else die
        path = _file(origin, "DW_AT_decl_file", files)
        call = _file(die, "DW_AT_call_file", files), _number(die, "DW_AT_call_line")
        for low, high in self._code(die):
            self._scopes.append(Scope(low, high, depth, _text(origin), path, *call, die=die))
        for child in die.iter_children():
            if child.tag == "DW_TAG_inlined_subroutine":
                self._read_scopes(child, files, depth + 1)
            elif child.tag == "DW_TAG_lexical_block":
                for inner in child.iter_children():
                    if inner.tag == "DW_TAG_inlined_subroutine":
                        self._read_scopes(inner, files, depth + 1)

    def _code(self, die: DIE) -> Iterator[tuple[int, int]]:
        """The ranges of addresses of a function's code."""
        if "DW_AT_low_pc" in die.attributes:
            low, high = die.attributes["DW_AT_low_pc"].value, die.attributes["DW_AT_high_pc"]
            yield low, high.value + (0 if high.form == "DW_FORM_addr" else low)
        elif "DW_AT_ranges" in die.attributes:
            base = die.cu.get_top_DIE().attributes.get("DW_AT_low_pc")
            start = base.value if base is not None else 0
            for entry in self._ranges.get_range_list_at_offset(die.attributes["DW_AT_ranges"].value, die.cu):
                if isinstance(entry, BaseAddressEntry):
                    start = entry.base_address
                elif entry.is_absolute:
                    yield entry.begin_offset, entry.end_offset
                else:
                    yield start + entry.begin_offset, start + entry.end_offset

    def _read_variable(self, unit: Any, die: DIE) -> None:
        """A variable at module level, if it lies at one address."""
        location = die.attributes.get("DW_AT_location")
        if location is None or location.form != "DW_FORM_exprloc":
            return
        code = bytes(location.value)
        if code[0] == DW_OP_addr and len(code) == 9:
            address = int.from_bytes(code[1:], "little")
        elif code[0] == DW_OP_addrx and (index := _uleb(code[1:])) is not None:
            address = self.dwarf.get_addr(unit, index)
        else:
            return
        self.variables[address] = (_text(die), self._type_of(die))

    # --- types ---

    def variable(self, die: DIE) -> tuple[str, Type]:
        """A variable's name and type; those of an inlined function's stand at what it is a copy of."""
        is_copy = "DW_AT_abstract_origin" in die.attributes
        return _text(die), self._type_of(die.get_DIE_from_attribute("DW_AT_abstract_origin") if is_copy else die)

    def _type_of(self, die: DIE) -> Type:
        """The type that a DIE refers to."""
        if "DW_AT_type" not in die.attributes:
            return UNKNOWN
        return self._type(die.get_DIE_from_attribute("DW_AT_type"))

    def _type(self, die: DIE) -> Type:
        if die.offset not in self._seen:
            match die.tag:
                case "DW_TAG_structure_type":
                    return self._record(die)
                case "DW_TAG_base_type":
                    encoding = ENCODINGS.get(_number(die, "DW_AT_encoding"), "unsigned")
                    found: Type = Base(_text(die), _number(die, "DW_AT_byte_size"), encoding)
                case "DW_TAG_pointer_type":
                    target = self._type_of(die)
                    found = Pointer(target if isinstance(target, Record) else None)
                case "DW_TAG_typedef":
                    found = self._type_of(die)
                case "DW_TAG_array_type":
                    (bounds,) = die.iter_children()
                    known = "DW_AT_count" in bounds.attributes
                    found = Elements(self._type_of(die), _number(bounds, "DW_AT_count") if known else None)
                case _:
                    found = UNKNOWN
            self._seen[die.offset] = found
        return self._seen[die.offset]

    def _record(self, die: DIE) -> Record:
        record = Record(_text(die), _number(die, "DW_AT_byte_size"))
        self._seen[die.offset] = record  # before its members, which may refer to it
        for child in die.iter_children():
            if child.tag == "DW_TAG_member":
                offset = _number(child, "DW_AT_data_member_location")
                record.members[_text(child)] = Member(_text(child), offset, self._type_of(child))
        self.records.setdefault(record.name, record)
        return record


def _text(die: DIE) -> str:
    """The DIE's name; of an out-of-line copy, that of what it was made from."""
    name = die.attributes.get("DW_AT_name")
    if name is None:
        for attribute in ("DW_AT_abstract_origin", "DW_AT_specification"):
            if attribute in die.attributes:
                return _text(die.get_DIE_from_attribute(attribute))
        return ""
    return str(name.value.decode("utf-8", "replace"))


def _number(die: DIE, attribute: str) -> int:
    found = die.attributes.get(attribute)
    return int(found.value) if found is not None and isinstance(found.value, int) else 0


def _file(die: DIE, attribute: str, files: list[str]) -> str | None:
    index = _number(die, attribute)
    return files[index] if attribute in die.attributes and index < len(files) else None


def _directory(header: Any, entry: Any) -> str:
    """The directory of a file; number 0 is the compiler's own, which its paths are relative to."""
    index = entry.dir_index
    return str(header["include_directory"][index].decode()) if index else ""


def _uleb(code: bytes) -> int | None:
    """An unsigned LEB128 that is all there is."""
    value = 0
    for position, byte in enumerate(code):
        value |= (byte & 0x7F) << 7 * position
        if byte < 0x80:
            return value if position == len(code) - 1 else None
    return None
