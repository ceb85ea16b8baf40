"""Calls of functions that are found out when the program runs, and that nothing can come of.

`args.func(args)` may call whatever function the program keeps as an `object`, also those that it calls with other
arguments elsewhere: the `type=int` of an option. Each has a thunk for each kind of call (check/calls/callables.py).
Where a function does for one kind of call, its mistakes with the arguments of another say only that it is not
called so. That thunk is given up: it raises, should it be called after all. A function that does for no call has
mistakes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyuk.compiler.check import abandoned, widening
from pyuk.compiler.check.expressions.unions import cpython_error, raise_error
from pyuk.compiler.check.mistakes import mistaken
from pyuk.compiler.check.model.declarations import FunctionInfo, GivenUp, Instance
from pyuk.compiler.check.model.types import Class, FunctionValue, Type, TypeValue
from pyuk.compiler.errors import Diagnostic

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.model.tree import Expr
    from pyuk.compiler.check.world import World


def give_up(world: World) -> bool:
    """Give up thunks that mistakes come from alone; whether there were any, so that there is more to check."""
    failing = mistaken(world, abandoned.counting(world))
    blamed: dict[Instance, GivenUp] = {}
    mistakes: dict[Instance, Diagnostic] = {}
    for instance in failing:
        for thunk in _thunks_above(instance):
            mistake = world.problems[instance][0]
            error = cpython_error(mistake) if instance is thunk else None
            blamed.setdefault(thunk, GivenUp(mistake.message, error))
            mistakes.setdefault(thunk, mistake)
    open_ones = [thunk for thunk in blamed if thunk.info.given_up is None]
    fresh = [thunk for thunk in open_ones if _does_elsewhere(world, thunk, blamed, failing)]
    told = [mistakes[thunk] for thunk in fresh if _is_declared(thunk) or widening.wants_wider(mistakes[thunk])]
    world.widening.learn(world, told)
    for thunk in fresh:
        thunk.info.given_up = blamed[thunk]
        world.enqueue(thunk)
    return bool(fresh)


def _is_declared(thunk: Instance) -> bool:
    """Whether an annotation says what the call gives: it may say too little."""
    assert thunk.info.thunk is not None
    return thunk.info.thunk[0].is_declared


def _thunks_above(instance: Instance) -> set[Instance]:
    """The thunks that lead to a function, if nothing else does."""
    found: set[Instance] = set()
    seen = {instance}
    left = [instance]
    while left:
        one = left.pop()
        if one.info.thunk is not None:
            found.add(one)
        elif not one.callers:
            return set()
        else:
            fresh = one.callers - seen
            seen |= fresh
            left += fresh
    return found


def _does_elsewhere(
    world: World, thunk: Instance, blamed: dict[Instance, GivenUp], failing: list[Instance]
) -> bool:
    """Whether the function of a thunk is called in another way too, by its name or not, without mistakes."""
    function = _function(thunk.info)
    others = (other for signature in world.signatures.values() for other in signature.thunks.values())
    if any(_function(other.info) == function and other not in blamed for other in others):
        return True
    made = function.type if isinstance(function, TypeValue) else None
    found = world.method(made, "__init__") if isinstance(made, Class) else None
    called = found[1] if found is not None else function
    alike = (each for each in world.instances.values() if each.info is called and each not in failing)
    return any(caller not in blamed for each in alike for caller in each.callers)


def _function(info: FunctionInfo) -> Type | FunctionInfo:
    """What a thunk calls; of functions that are made again and again, as written."""
    assert info.thunk is not None
    member = info.thunk[1]
    return member.info if isinstance(member, FunctionValue) else member


def raised(cx: Checker, given_up: GivenUp) -> Expr:
    """What a thunk that is given up does."""
    from pyuk.compiler.check.expressions.conversions import call_runtime
    from pyuk.compiler.check.expressions.text import text_literal

    if given_up.error is not None:
        return raise_error(cx, *given_up.error, cx.info.node)
    why = given_up.why
    text = text_literal(cx, f"this function is not compiled for such a call: {why.replace('`', '')}", cx.info.node)
    return call_runtime(cx, "pyuk.builtins.refusals.raise_not_compiled", [text], cx.info.node)
