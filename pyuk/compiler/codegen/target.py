"""What a unit's text is made for: the machine, and the choices of the build."""

from __future__ import annotations

from pyuk.compiler.values import value_class


@value_class(frozen=True)
class Target:
    """A machine as LLVM describes it."""

    triple: str
    layout: str
    cpu: str


GUEST = Target(
    triple="x86_64-unknown-none-elf",
    layout="e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128",
    cpu="x86-64",  # the least one: the same results everywhere matter more than speed
)


@value_class(frozen=True)
class Options:
    """The choices that show in the text.

    debug: describe lines, variables and types to a debugger.
    optimized: LLVM will optimise; without it the text asks for nothing to be inlined that need not be.
    """

    debug: bool = True
    optimized: bool = True


DEFAULT = Options()
