"""From objects to an image that boots: our own linker and the tools that read its work.

Reading order: linker.py (the steps), model.py (what they work on), then a file for each step: objects.py,
resolve.py, collect.py, layout.py, dwarf_lines.py and lines.py, relocate.py, elf.py over elf_format.py.
elf_info.py reads an image back, sizes.py tells what takes how much of it.
"""
