"""The order of the passes; the verifier looks at what each one leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pyuk.compiler.ir.function import Program
from pyuk.compiler.ir.verify import verify
from pyuk.compiler.passes import bound, effects, raises, reach, recursion, safepoints

VERIFY_EACH = False  # set by the tests: checking costs as much as the passes themselves


def run(
    program: Program,
    roots: Iterable[str],
    file_of: Callable[[str], str],
    externals: Iterable[str] = (),
    after_main: Iterable[str] = (),
) -> None:
    """Bring lowered IR into the form that code generation takes.

    after_main: those of the roots that are called only when the top level of the main module has run.
    """
    known = frozenset(externals)
    wanted = list(roots)
    _verify(program, known)
    recursion.run(program)
    safepoints.run(program)
    reach.drop_unreached(program, wanted)
    bound.run(program, wanted, after_main)
    raises.run(program)
    reach.drop_unreached(program, wanted)
    _verify(program, known)
    effects.run(program)
    effects.check_promises(program, file_of)


def _verify(program: Program, known: frozenset[str]) -> None:
    if VERIFY_EACH:
        verify(program, known)
