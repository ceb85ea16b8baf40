"""Names that every program may refer to although no Python function of it defines them or calls them.

Lowering makes the data, code generation emits the references, the verifier checks that both agree.
"""

from __future__ import annotations

# push_traceback(exception: ptr, file: i64, line: i64): called by every frame that an exception passes.
PUSH_TRACEBACK = "pyuk.builtins.exceptions.push_traceback"

# Boundaries that the linker defines.
LINKER_SYMBOLS = frozenset(
    f"__{area}_{end}"
    for area in ("image", "text", "rodata", "data", "bss", "gcroots", "lines")
    for end in ("start", "end")
) | {"__load_end", "__page_tables", "__page_tables_end"}


def file_record(path: str) -> str:
    """The name of the static record that tells the functions of a source file, for tracebacks."""
    return f"file:{path}"


def shows_in_traceback(path: str) -> bool:
    """Whether a traceback names calls of functions of this file: the built-in types have none, as in CPython."""
    return not path.startswith("pyuk/builtins/")
