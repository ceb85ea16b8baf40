"""The order of the passes; the verifier looks at what each one leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pyuk.compiler.ir.function import Program
from pyuk.compiler.ir.verify import verify
from pyuk.compiler.passes import effects, raises, reach, recursion, safepoints

VERIFY_EACH = False  # set by the tests: checking costs as much as the passes themselves


def run(
    program: Program, roots: Iterable[str], file_of: Callable[[str], str], externals: Iterable[str] = ()
) -> None:
    """Bring lowered IR into the form that code generation takes."""
    known = frozenset(externals)
    wanted = list(roots)
    _verify(program, known)
    recursion.run(program)
    safepoints.run(program)
    reach.drop_unreached(program, wanted)
    raises.run(program)
    reach.drop_unreached(program, wanted)
    _verify(program, known)
    effects.run(program)
    effects.check_promises(program, file_of)


def _verify(program: Program, known: frozenset[str]) -> None:
    if VERIFY_EACH:
        verify(program, known)
