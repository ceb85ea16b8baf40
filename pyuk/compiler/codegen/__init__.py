"""IR to LLVM's textual IR, and LLVM itself in a child process or in this one.

Read module.py (what a unit's text consists of), function.py (blocks and raise edges), ops.py (one
operation at a time), then data.py and debuginfo.py; worker.py compiles texts to objects, jit.py runs a
program on the host. Next: pyuk/image, which links the objects.
"""
