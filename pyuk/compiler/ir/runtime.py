"""Names that every program may refer to although no Python function of it defines them or calls them.

Lowering makes the data, code generation emits the references, the verifier checks that both agree.
"""

from __future__ import annotations

# push_traceback(exception: ptr, file: i64, line: i64): called by every frame that an exception passes.
PUSH_TRACEBACK = "pyuk.builtins.exceptions.push_traceback"

# too_deep(): called by functions that may call themselves where the stack ends.
TOO_DEEP = "pyuk.builtins.recursion.too_deep"

# Boundaries that the linker defines.
LINKER_SYMBOLS = frozenset(
    f"__{area}_{end}"
    for area in ("image", "text", "rodata", "data", "bss", "gcroots", "lines", "included", "packed")
    for end in ("start", "end")
) | {"__load_end", "__page_tables", "__page_tables_end", "__unpack_room_end"} | {
    f"__unpacked_{what}" for what in ("text_end", "end", "entry")
}


def file_record(path: str) -> str:
    """The name of the static record that tells the functions of a source file, for tracebacks."""
    return f"file:{path}"


# What CPython has written in C, and so without a line in a traceback.
NATIVE = ("pyuk/builtins/", "pyuk/stdlib/_files/", *(f"pyuk/stdlib/{name}.py" for name in (
    "array", "binascii", "bisect", "gc", "heapq", "itertools", "math", "operator", "struct", "sys", "time", "zlib",
)))  # fmt: skip


def shows_in_traceback(path: str) -> bool:
    """Whether a traceback names calls of functions of this file, as CPython's would."""
    return not path.startswith(NATIVE)
