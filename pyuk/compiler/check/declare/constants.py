"""Values known at build time: found by their form, computed by running Python.

Without `const(...)` an expression counts as constant when it is made of literals, operators and other
constants only. Inside `const(...)` anything goes that the module's own functions and constants can say.
"""

from __future__ import annotations

import ast
import builtins
import operator
from collections.abc import Callable as Function
from typing import TYPE_CHECKING, Any

from pyuk.compiler.check.model.declarations import ClassInfo, Constant, FunctionInfo, LangName, ModuleInfo, StructInfo
from pyuk.compiler.check.model.problems import Problem, fail

if TYPE_CHECKING:
    from pyuk.compiler.check.world import World

PURE = ("len", "ord", "chr", "min", "max", "abs", "int", "float", "bool", "sizeof", "offsetof")
VALUES = (int, float, str, bytes, type(None), tuple, list)
MAX_BITS = 4096
MAX_ITEMS = 1 << 20
OPERATORS: dict[type, Function[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
    ast.LShift: operator.lshift,
    ast.RShift: operator.rshift,
    ast.BitAnd: operator.and_,
    ast.BitOr: operator.or_,
    ast.BitXor: operator.xor,
    ast.MatMult: operator.matmul,
}


class TooLargeError(Exception):
    """The value would have more bits or items than an image can hold."""


class Constants:
    """Recognises and evaluates constant expressions."""

    def __init__(self, world: World) -> None:
        self.world = world

    def is_constant(self, node: ast.expr, module: ModuleInfo) -> bool:
        """Whether `node` has a value at build time."""
        match node:
            case ast.Constant(value):
                return isinstance(value, (int, float, str, bytes, type(None)))
            case ast.Name(name):
                entity = self.world.find(module, name)
                return isinstance(entity, Constant) or name in ("True", "False", "__name__")
            case ast.Attribute(ast.Name(), _):
                return isinstance(self.world.find_path(module, node), Constant)
            case ast.UnaryOp(_, operand):
                return self.is_constant(operand, module)
            case ast.BinOp(left, _, right):
                return self.is_constant(left, module) and self.is_constant(right, module)
            case ast.Tuple(items):
                return all(self.is_constant(item, module) for item in items)
            case ast.Call(ast.Name("const")):
                return isinstance(self.world.find(module, "const"), LangName)
            case ast.Call(ast.Name(("sizeof" | "offsetof") as name)):
                return isinstance(self.world.find(module, name), LangName)
            case ast.Call(ast.Name(name), args, []):
                pure = name in PURE and self.world.find(module, name) is None
                return pure and all(self.is_constant(arg, module) for arg in args)
        return False

    def value(self, constant: Constant) -> Any:
        """The value of a named constant, computed once."""
        if constant.problem is not None:
            raise Problem(constant.problem)
        if not constant.evaluated:
            if constant.computing:
                raise RecursionError
            constant.computing = True
            try:
                constant.value = self.evaluate(constant.node, constant.module)
            except Problem as problem:
                constant.problem = problem.diagnostic
                raise
            finally:
                constant.computing = False
            constant.evaluated = True
        return constant.value

    def evaluate(self, node: ast.expr, module: ModuleInfo) -> Any:
        """The value of a constant expression; a Problem where computing it raises."""
        return self._checked(lambda: self._compute(node, module), module, node)

    def _checked(self, compute: Function[[], Any], module: ModuleInfo, node: ast.expr) -> Any:
        try:
            value = compute()
        except Problem:
            raise
        except TooLargeError:
            fail(
                "PK0212",
                module,
                node,
                "this constant is too large",
                why="ints have at most 64 bits (128 within an expression), and an image has to hold the value",
                cpython="ints have no bound, and sequences none but the memory",
                fix="compute it at run time, or use a float",
            )
        except RecursionError:
            fail(
                "PK0402",
                module,
                node,
                "this constant is defined by itself",
                why="to compute it, its own value is needed",
                cpython="NameError when the module is imported",
                fix="break the circle",
            )
        except Exception as error:
            fail(
                "PK0401",
                module,
                node,
                f"computing this constant raises {type(error).__name__}: {error}",
                why="it is computed when the program is compiled, by running it",
                cpython=f"{type(error).__name__} when the module is imported",
            )
        if not isinstance(value, VALUES):
            fail(
                "PK0403",
                module,
                node,
                f"a constant cannot be of type {type(value).__name__}",
                why="it is put into the image as data",
                cpython="any object will do",
                fix="use ints, floats, strs, bytes, and tuples or lists of them",
            )
        return value

    def call(self, function: FunctionInfo, arguments: list[Any], module: ModuleInfo, node: ast.expr) -> Any:
        """What a function of the program gives for these arguments, computed at build time."""
        return self._checked(lambda: _Names(self, function.module).function(function)(*arguments), module, node)

    def _compute(self, node: ast.expr, module: ModuleInfo) -> Any:
        """Plain arithmetic step by step, so that a huge power is refused and not computed; the rest by eval()."""
        match node:
            case ast.Constant(value):
                return value
            case ast.BinOp(left, op, right):
                one, other = self._compute(left, module), self._compute(right, module)
                if _is_too_large(op, one, other):
                    raise TooLargeError
                return OPERATORS[type(op)](one, other)
        code = compile(ast.fix_missing_locations(ast.Expression(node)), module.source.path, "eval")
        return eval(code, {"__builtins__": builtins.__dict__}, _Names(self, module))


def _is_too_large(op: ast.operator, left: Any, right: Any) -> bool:
    """Whether computing `left op right` would take longer, or more memory, than a constant may."""
    if isinstance(left, int) and isinstance(right, int):
        if isinstance(op, ast.Pow):
            return abs(left) > 1 and right * left.bit_length() > MAX_BITS
        return isinstance(op, ast.LShift) and right > MAX_BITS
    if isinstance(op, ast.Mult):
        for items, count in ((left, right), (right, left)):
            if isinstance(items, (str, bytes, tuple, list)) and isinstance(count, int):
                return len(items) * count > MAX_ITEMS
    return False


class _Names(dict[str, Any]):
    """The names of a module for `eval`, each computed when it is asked for."""

    def __init__(self, constants: Constants, module: ModuleInfo) -> None:
        super().__init__()
        self.constants = constants
        self.module = module

    def __missing__(self, name: str) -> Any:
        world = self.constants.world
        entity = world.find(self.module, name)
        match entity:
            case Constant():
                return self.constants.value(entity)
            case LangName("const"):
                return lambda value: value
            case LangName("sizeof"):
                return world.layouts.size_of_named
            case LangName("offsetof"):
                return world.layouts.offset_in
            case LangName():
                return entity.name
            case StructInfo() | ModuleInfo():
                return entity if isinstance(entity, StructInfo) else _ModuleView(self.constants, entity)
            case ClassInfo():
                return _ClassView(self.constants, entity)
            case FunctionInfo():
                return self.function(entity)
        if name == "__name__":
            return self.module.name
        raise KeyError(name)

    def function(self, info: FunctionInfo) -> Any:
        """A function of the module, to be called at build time."""
        assert isinstance(info.node, ast.FunctionDef)
        plain = ast.FunctionDef(
            name=info.node.name,
            args=_unannotated(info.node.args),
            body=info.node.body,
            decorator_list=[],
            returns=None,
            type_comment=None,
            lineno=1,
            col_offset=0,
        )
        tree = ast.fix_missing_locations(ast.Module([plain], type_ignores=[]))
        namespace = _Globals(self)
        exec(compile(tree, info.module.source.path, "exec"), namespace)
        return namespace[info.name]


class _Globals(dict[str, Any]):
    """Globals of a function run at build time. `exec` looks names up by hash, so they are filled in first."""

    def __init__(self, names: _Names) -> None:
        super().__init__(__builtins__=builtins.__dict__)
        for name, entity in names.module.names.items():
            computing = isinstance(entity, Constant) and entity.computing
            if isinstance(entity, (Constant, LangName)) and not computing:
                self[name] = names[name]


class _ModuleView:
    def __init__(self, constants: Constants, module: ModuleInfo) -> None:
        self._names = _Names(constants, module)

    def __getattr__(self, name: str) -> Any:
        try:
            return self._names[name]
        except KeyError:
            raise AttributeError(name) from None


class _ClassView:
    """A class, for what its body computes once: nothing else of it is there before the program runs."""

    def __init__(self, constants: Constants, info: ClassInfo) -> None:
        self._constants = constants
        self._info = info

    def __getattr__(self, name: str) -> Any:
        if name not in self._info.constants:
            raise AttributeError(f"type object '{self._info.name}' has no attribute '{name}'")
        return self._constants.value(self._info.constants[name])


def _unannotated(args: ast.arguments) -> ast.arguments:
    def strip(arg: ast.arg) -> ast.arg:
        return ast.arg(arg=arg.arg, annotation=None)

    return ast.arguments(
        posonlyargs=[strip(a) for a in args.posonlyargs],
        args=[strip(a) for a in args.args],
        vararg=None,
        kwonlyargs=[strip(a) for a in args.kwonlyargs],
        kw_defaults=args.kw_defaults,
        kwarg=None,
        defaults=args.defaults,
    )
