"""Where the builtin names of Python live: the classes and functions in pyuk.builtins and pyuk.stdlib.

What is not in here and no module-level name is an unknown name. A builtin that needs more than a call of
a function with its arguments (print, isinstance, ...) has a checker of its own in builtin_calls.py.
"""

from __future__ import annotations

BUILTIN_CLASSES = {
    "str": "pyuk.builtins.str",
    "list": "pyuk.builtins.list",
    **dict.fromkeys(
        ("BaseException", "Exception", "ArithmeticError", "AssertionError", "AttributeError", "EOFError",
         "FloatingPointError", "GeneratorExit", "ImportError", "IndexError", "KeyError", "KeyboardInterrupt",
         "LookupError", "MemoryError", "ModuleNotFoundError", "NameError", "NotImplementedError", "OSError",
         "OverflowError", "RecursionError", "RuntimeError", "StopIteration", "SyntaxError", "SystemError",
         "SystemExit", "TimeoutError", "TypeError", "UnboundLocalError", "UnicodeError", "ValueError",
         "ZeroDivisionError", "ConnectionError", "FileNotFoundError", "PermissionError", "Warning"),
        "pyuk.builtins.exceptions"),
}

BUILTIN_FUNCTIONS = {
    "chr": "pyuk.builtins.str.chr",
    "ord": "pyuk.builtins.str.ord",
    "hex": "pyuk.builtins.inttext.hex_text",
    "oct": "pyuk.builtins.inttext.oct_text",
    "bin": "pyuk.builtins.inttext.bin_text",
    "exit": "pyuk.stdlib.sys.exit",
}

# The names that builtin_calls.py checks itself.
SPECIAL_FUNCTIONS = ("print", "len", "isinstance", "abs", "min", "max", "divmod", "round", "pow", "sum", "repr",
                     "hash", "id", "format", "range", "enumerate", "zip", "reversed", "int", "float", "bool", "str",
                     "sorted", "all", "any", "super", "input", "ascii", "callable", "issubclass", "iter", "next",
                     "map", "filter", "open", "type", "vars", "dir", "eval", "exec", "getattr", "setattr",
                     "hasattr", "globals", "locals", "object", "compile")
