"""TCP/IP without input and output: frames and the time go in, frames come out.

Each protocol comes in two parts: `wire/` reads and writes its bytes and remembers nothing, the module of the
protocol's name keeps its state. Nothing here asks for the time or for a device, so the same stack runs under
CPython, in a simulation, and in the machine. Read first: wire/fields.py.
"""
