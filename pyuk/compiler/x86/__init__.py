"""A small x86 assembler for boot code and privileged stubs, in Intel syntax as GNU as reads it.

LLVM carries the assembly parser of the host's own architecture only; this one works on every host.
Read in this order: machine_code.py (what comes out), expressions.py and operands.py (what an operand says),
table.py (the instructions), forms.py (which of them fits), encode.py (its bytes), assembler.py (a
whole text). The next chapter is pyuk/image, which links the result.

    assemble("mov eax, edi\\nret", "first_argument", place).code == bytes.fromhex("89f8c3")
"""

from __future__ import annotations

from pyuk.compiler.x86.assembler import assemble
from pyuk.compiler.x86.machine_code import AssemblyError, CodeSection, MachineCode, Relocation

__all__ = ["AssemblyError", "CodeSection", "MachineCode", "Relocation", "assemble"]
