"""IR to LLVM's textual IR, and LLVM itself in a child process or in this one.

Read plan.py (what goes into which unit), module.py (what a unit's text consists of), function.py (blocks
and raise edges), ops.py and calls.py (one operation at a time), then data.py and debuginfo.py. helpers.py
and memory.py hold what a C library would have. worker.py compiles texts to objects, jit.py runs a program
on the host, listing.py shows what came out. Next: pyuk/image, which links the objects.
"""
