"""Methods of classes that derive from Counter or deque which give a new object of the class: copy(), `+`, `*`.

CPython calls the class with what there is to copy, and so do these. Where the class has an __init__ that takes
something else, they raise NotImplementedError.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare.made import make_method
from pyuk.compiler.check.model.declarations import ClassInfo, Entity
from pyuk.compiler.check.model.types import Class, of_program
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.world import World

HOME = "pyuk.stdlib.collections.alike"
METHODS = {  # by containers: their parameters, and what becomes of the new object
    "Counter": {"copy": ("self", "made")},
    "deque": {
        "copy": ("self", "made"),
        "__add__": ("self, other", "joined(made, other)"),
        "__mul__": ("self, count", "repeated(made, count)"),
        "__rmul__": ("self, count", "repeated(made, count)"),
    },
}


def complete(world: World, info: ClassInfo, container: Class) -> None:
    """Give them to a class of the program, where it does not say itself what they do."""
    own = of_program(Class(info, info.type_params))
    known: dict[str, Entity] = {"Made": info}
    known |= {name: world.runtime(f"{HOME}.{name}") for name in ("joined", "repeated", "uncopied")}
    for name, (params, result) in METHODS[container.info.name].items():
        if not any(name in each.methods and not each.methods[name].is_made for each in own):
            text = f"def made({params}):\n {_making(own, container)}\n return {result}"
            make_method(info, text, known=known, name=name)


def _making(own: list[ClassInfo], container: Class) -> str:
    """The statements that set `made` to an object which holds what `self` does."""
    init = next((each.methods["__init__"].node for each in own if "__init__" in each.methods), None)
    if isinstance(init, ast.FunctionDef) and not _hands_on(init):
        return "made = uncopied(self)"
    if container.info.name == "Counter":
        return "made = Made(self)"
    if isinstance(init, ast.FunctionDef) and len(init.args.args) == 2 and init.args.vararg is None:
        return "made = Made(self) if self.maxlen is None else uncopied(self)"
    return "made = Made(self) if self.maxlen is None else Made(self, self.maxlen)"


def _hands_on(init: ast.FunctionDef) -> bool:
    """Whether an __init__ gives its first argument to that of the class above, as what there is to hold."""
    own, *others = [param.arg for param in init.args.args] or ["self"]
    for part in walk(init):
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr == "__init__":
            given = [arg.id if isinstance(arg, ast.Name) else "" for arg in part.args]
            if others and [name for name in given if name != own][:1] == others[:1]:
                return True
    return False
