"""Looking inside a machine from outside: a running one over QEMU's monitor, a dead one in its core file.

Nothing in the guest helps: everything is read out of its memory, with what the image says of itself
(symbols, and DWARF's lines and types). Read memory.py (bytes at addresses), paging.py (which addresses there
are), core.py and running.py (the two places where memory comes from), symbols.py and dwarf.py (what lies
where), values.py (Python's objects), stacks.py, heap.py, kernel.py, and report.py, which puts it together.
"""
