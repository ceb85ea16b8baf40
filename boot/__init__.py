"""How the machine gets from the loader to kernel_main(), in reading order:

multiboot.py and pvh.py   what a loader finds in the image, and where it jumps to
entry.py                  32-bit code that both meet in: checks, a clean bss, long mode, the kernel
memory_map.py             the page tables it switches on: every page as writable or executable, not both
tables.py                 the data: segment descriptors, the roots of the page tables, the boot stack

Every function is a `@stub`: its text is assembled by pyuk/compiler/x86. Next chapter: pyuk/bringup.py.
"""
