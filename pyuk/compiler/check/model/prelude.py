"""Where the builtin names of Python live: the classes and functions in pyuk.builtins and pyuk.stdlib.

What is not in here and no module-level name is an unknown name. A builtin that needs more than a call of
a function with its arguments (print, isinstance, ...) has a checker of its own in builtin_calls.py.
"""

from __future__ import annotations

BUILTIN_CLASSES = {
    "str": "pyuk.builtins.str",
    "list": "pyuk.builtins.list",
    "range": "pyuk.builtins.rangetype",
    "bytes": "pyuk.builtins.bytes",
    "bytearray": "pyuk.builtins.bytearray",
    "memoryview": "pyuk.builtins.memoryview",
    "dict": "pyuk.builtins.dict",
    "set": "pyuk.builtins.set",
    "frozenset": "pyuk.builtins.set",
    "tuple": "pyuk.builtins.tuple",
    "slice": "pyuk.builtins.slicetype",
    "complex": "pyuk.stdlib._complex",
}
EXCEPTIONS = "pyuk.builtins.exceptions"  # every class of it is a builtin name as well
SAME_CLASSES = dict.fromkeys(("IOError", "EnvironmentError"), "OSError")  # other names of builtin classes

BUILTIN_FUNCTIONS = {
    "chr": "pyuk.builtins.str.chr",
    "hex": "pyuk.builtins.inttext.hex_text",
    "oct": "pyuk.builtins.inttext.oct_text",
    "bin": "pyuk.builtins.inttext.bin_text",
    "exit": "pyuk.stdlib.sys.exit",
}

# Methods that live outside of the module of their class, which the modules that they need import.
FIXED = ("__class__", "__dict__")  # attributes of objects that are no fields and cannot be assigned
OUTSIDE_METHODS = {
    ("str", "encode"): "pyuk.builtins.encodings.encode",
    ("str", "translate"): "pyuk.builtins.strtranslate.translate",
    ("str", "format"): "",  # check/expressions/strformat.py
    ("str", "format_map"): "",
    ("bytes", "decode"): "pyuk.builtins.encodings.decode",
    ("bytearray", "decode"): "pyuk.builtins.encodings.decode",
}
# The forms of encode() and decode() for an encoding that the source names.
ENCODINGS = {
    **dict.fromkeys(("utf-8", "utf8", "UTF-8"), "utf8"),
    **dict.fromkeys(("ascii", "us-ascii", "ASCII"), "ascii"),
    **dict.fromkeys(("latin-1", "latin1", "iso-8859-1"), "latin1"),
}

# The names that builtin_calls.py checks itself.
SPECIAL_FUNCTIONS = (
    "ord",
    "print",
    "len",
    "isinstance",
    "abs",
    "min",
    "max",
    "divmod",
    "round",
    "pow",
    "sum",
    "repr",
    "hash",
    "id",
    "format",
    "enumerate",
    "zip",
    "reversed",
    "int",
    "float",
    "bool",
    "str",
    "sorted",
    "all",
    "any",
    "super",
    "input",
    "ascii",
    "callable",
    "issubclass",
    "iter",
    "next",
    "aiter",
    "anext",
    "map",
    "filter",
    "open",
    "type",
    "vars",
    "dir",
    "eval",
    "exec",
    "getattr",
    "setattr",
    "delattr",
    "__import__",
    "hasattr",
    "globals",
    "locals",
    "object",
    "compile",
)

# Operators of values of many types: each has a function of its own, which has the code for each pair of types once.
OF_OBJECTS = "pyuk.builtins.unions"
OUT_OF_LINE = {
    operator: f"{OF_OBJECTS}.{name}"
    for operator, name in {
        "==": "equal", "!=": "equal", "<": "less", "<=": "less_or_equal", ">": "greater", ">=": "greater_or_equal",
        "+": "plus", "-": "minus", "*": "times", "/": "divided", "//": "floor_divided", "%": "modulo",
        "**": "to_the_power",
    }.items()
}  # fmt: skip
