"""Lowering: from the typed tree to the IR. Program (program.py) walks functions (function.py)."""
