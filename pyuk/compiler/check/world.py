"""The whole program while it is checked: what is declared, what is reached, and the work list.

Functions are checked as they are reached, from the roots on. What a function found out (a return
type, the type of a field or a global) may change what its callers and readers are; those are checked
again until nothing changes any more. Messages and typed trees are those of the last round.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable as Function
from collections.abc import Iterable
from dataclasses import replace
from typing import NoReturn, Protocol

from pyuk.compiler.check import trust, virtual
from pyuk.compiler.check.agenda import Agenda
from pyuk.compiler.check.declare import (
    abstractclasses,
    bases,
    derived,
    enums,
    hereditary,
    leftout,
    plainvalues,
    records,
    subclasshooks,
)
from pyuk.compiler.check.declare.annotations import USERS, Annotations, says_only_use
from pyuk.compiler.check.declare.asked import Asked
from pyuk.compiler.check.declare.constants import Constants
from pyuk.compiler.check.declare.made import Known, Typed
from pyuk.compiler.check.declare.modules import declare_module, import_names
from pyuk.compiler.check.declare.overrides import Fitted
from pyuk.compiler.check.library import redirected
from pyuk.compiler.check.mistakes import raise_problems
from pyuk.compiler.check.model.declarations import (
    THREAD_LOCAL,
    Broken,
    ClassInfo,
    Constant,
    Entity,
    FieldInfo,
    FunctionInfo,
    Global,
    Imported,
    Instance,
    LangName,
    ModuleInfo,
    Shared,
    Signature,
    Site,
    Slot,
    Static,
    TypeVarInfo,
)
from pyuk.compiler.check.model.layouts import Layouts
from pyuk.compiler.check.model.prelude import (
    BUILTIN_CLASSES,
    BUILTIN_FUNCTIONS,
    EXCEPTIONS,
    SAME_CLASSES,
    SPECIAL_FUNCTIONS,
)
from pyuk.compiler.check.model.problems import Problem, close_to, diagnostic, fail
from pyuk.compiler.check.model.types import (
    BOOL,
    MAX_DEPTH_OF_TUPLES,
    NEVER,
    NONE,
    OBJECT,
    Class,
    Machine,
    Optional,
    Pool,
    Tuple,
    Type,
    TypeVar,
    Union,
    Unknown,
    ancestors,
    as_one_tuple,
    holds_tuples_of,
    is_stored_alike,
    join,
    members_of,
    mentions_never,
    natural_storage,
    of_one_length,
    parts_of,
    python_module,
    substitute,
    tuple_depth,
    type_vars_in,
    union_of,
    unique_name,
    unknowns_in,
    without_depth,
)
from pyuk.compiler.check.widening import Widening
from pyuk.compiler.errors import Diagnostic, PyukError
from pyuk.compiler.frontend.modules import ModuleLoader
from pyuk.compiler.frontend.syntax import all_args

ATTRIBUTE = "an attribute of the class"
CELLS = "pyuk.builtins.cells"
RECURSION = 30_000  # calls of the compiler's own: a dozen for each level that source may be nested
MAX_LENGTHS = 4  # of the tuples that one variable holds
MAX_KINDS = 3  # of tuples that a parameter gets, each of which may be of several types
MAX_AHEAD = 8  # how many calls are followed at once, one inside another
MAX_ROUNDS = 60  # how often one function is checked again before its types are called endless


def allow_recursion() -> None:
    """Let functions that follow the source go as deep as it does."""
    sys.setrecursionlimit(max(sys.getrecursionlimit(), RECURSION))


class Named(Protocol):
    """What is known of names that are computed."""

    def fits(self, name: str) -> bool:
        """Whether it may be one of them."""


class World:
    def __init__(self, loader: ModuleLoader) -> None:
        allow_recursion()
        self.loader = loader
        self.modules: dict[str, ModuleInfo] = {}
        self.widening = Widening()
        self.fruitless: dict[Instance, bool] = {}  # make lists of what never comes; whether those hold nothing by now
        self.said: dict[object, Type] = {}  # what annotations say that have given way to any objects
        self.constants = Constants(self)
        self.annotations = Annotations(self)
        self.layouts = Layouts(self)
        self.instances: dict[tuple[object, ...], Instance] = {}
        self.specialisations: dict[ast.AST, int] = {}  # by the function as written
        self.slots: dict[tuple[object, ...], Slot] = {}
        self.slots_of: dict[ClassInfo, list[Slot]] = {}  # the same by the class of their owner
        self.created: dict[Class, None] = {}  # classes with instances, in order
        self.created_below: dict[ClassInfo, dict[Class, None]] = {}  # the same by each of their ancestors
        self.fields: dict[tuple[Class, str], Type] = {}
        self.field_readers: dict[tuple[Class, str], set[Instance]] = {}
        self.class_readers: dict[ClassInfo, dict[Class, set[Instance]]] = {}
        self.hereditary: dict[str, Function[[World, ClassInfo], None]] = {}  # what makes such methods
        self.handlers: dict[Instance, None] = {}  # functions of the app with `except` clauses
        self.keeps_handled = False  # whether those note what they handle (check/statements/handled.py)
        self.writers: dict[Instance, None] = {}  # functions that print (check/library/redirected.py)
        self.has_inner_classes = False
        self.local_classes: dict[ast.ClassDef, ClassInfo] = {}  # of functions and statements, by node
        self.secondary: set[ClassInfo] = set()  # classes that are a base of another, and not its primary one
        self.open_fields: set[tuple[Class, str]] = set()  # read where only derived classes have them
        self.struct_classes: dict[str, ClassInfo] = {}  # of struct.Struct, by the format
        self.class_stores: set[str] = set()  # names of attributes that are assigned through a class
        self.set_by_name: dict[ClassInfo, dict[Instance, list[Named]]] = {}  # by setattr(), and by what names
        self.deleted_fields: set[str] = set()  # names of attributes that `del` is used on
        self.bound: dict[Type, Type] = {}
        self.unknown_owner: dict[Unknown, Instance] = {}
        self.has_nothing = False  # whether there are containers that nothing is put into
        self.likely: dict[Unknown, Type] = {}  # what those hold that nothing is ever put into, if not None
        self.awaiting: dict[Unknown, dict[Instance, None]] = {}  # who has met it, before it was found out
        self.checking: Instance | None = None
        self.objects: dict[Type, None] = {}  # the types of values that are kept as `object`, in order
        self.known_objects: tuple[object, int, tuple[Type, ...]] = (None, 0, ())  # those that are known, as of then
        self.object_readers: dict[Instance, int] = {}  # how many of those types each has seen
        self.statics: dict[str, Static] = {}
        self.stubs: dict[str, FunctionInfo] = {}
        self.problems: dict[Instance | None, list[Diagnostic]] = {None: []}
        self.signatures: dict[tuple[object, ...], Signature] = {}
        self.compared: dict[Type, dict[Instance, None]] = {}  # who compares functions of a Callable or a Pool
        self.members: dict[Type, dict[Type, Site | None]] = {}  # the functions that a Callable or a Pool can be
        self.flows: dict[Type, dict[Type, None]] = {}  # what the functions of a Pool become as well
        self.pools: dict[object, Pool] = {}
        self.bound_methods: dict[tuple[Type, FunctionInfo, Class | None], FunctionInfo] = {}
        self.reads_docs = False  # whether `f.__doc__` of a function is read that is found out at run time
        self.functions_compared = False  # whether functions are told apart by identity anywhere
        self.tuples_given: dict[tuple[ast.AST, str], dict[Tuple | Union, None]] = {}  # to parameters
        self.serials = 0
        self.fitted: Fitted = {}  # declare/overrides.py
        self.asked: Asked = {}  # declare/asked.py
        self.symbols: dict[str, int] = {}
        self.loops: dict[object, FunctionInfo] = {}  # what makes iterator objects, by what they loop over
        self.queue = Agenda()
        self.ahead: list[FunctionInfo] = []  # what is being checked because of calls, one inside another
        self.trusted: list[Instance] | None = None  # what is not checked (check/trust.py), where that is asked for
        self.rounds: dict[Instance, int] = {}
        self.kernel: frozenset[str] = frozenset()  # the instances that there are without an app, by symbol
        self.decided_by_app: frozenset[str] = frozenset()  # of these, whose code depends on the app (units.py)

    # --- modules and names ---

    def module(self, name: str) -> ModuleInfo | None:
        """The module called `name`, declared; None where there is none."""
        if name not in self.modules:
            source = self.loader.load(name)
            if source is None:
                return None
            if source.name not in self.modules:  # `random` and `pyuk.stdlib.random` are one module
                info = self.modules[source.name] = ModuleInfo(source)
                self.modules[name] = info
                declare_module(self, info)
                redirected.look_again(self, info)
            self.modules[name] = self.modules[source.name]
        return self.modules[name]

    def find(self, module: ModuleInfo, name: str) -> Entity | None:
        """What `name` means at the top level of `module`, imports followed; None where it is not bound."""
        return self.follow(module.names.get(name), module)

    def follow(self, entity: Entity | None, module: ModuleInfo) -> Entity | None:
        """What an import stands for; anything else is itself."""
        for _ in range(100):
            if isinstance(entity, Broken):
                raise Problem(entity.problem)
            if not isinstance(entity, Imported):
                return entity
            entity = self._follow(entity, module)
        return None

    def _follow(self, imported: Imported, module: ModuleInfo) -> Entity | None:
        target = self.module(imported.module)
        if target is None:
            return self._no_module(imported, module)
        if imported.name is None:
            return target
        if imported.name in target.names:
            return target.names[imported.name]
        submodule = self.module(f"{imported.module}.{imported.name}")
        if submodule is None:
            fail(
                "PK0102",
                module,
                imported.node,
                f"module `{python_module(imported.module)}` has no `{imported.name}`",
                why=leftout.why_no_member(target, imported.name),
                cpython=leftout.without_member(
                    target,
                    imported.name,
                    f"ImportError: cannot import name '{imported.name}' from '{python_module(imported.module)}'",
                ),
                fix=leftout.instead_of_member(target, imported.name),
            )
        return submodule

    def imported_names(self, module: ModuleInfo, node: ast.Import | ast.ImportFrom) -> dict[str, Entity]:
        """What an import statement inside a function binds."""
        return import_names(self, module, node)

    def find_imported(self, module: ModuleInfo, node: ast.Import | ast.ImportFrom) -> None:
        """What an import names has to be there: `import a.b` binds `a` alone, and needs both."""
        from pyuk.compiler.check.declare.modules import is_known_to_compiler

        for entity in self.imported_names(module, node).values():
            self.follow(entity, module)
        for alias in node.names if isinstance(node, ast.Import) else ():
            if not is_known_to_compiler(alias.name):
                self.follow(Imported(alias.name, None, alias, alias), module)

    def _no_module(self, imported: Imported, module: ModuleInfo) -> NoReturn:
        fail(
            "PK0101",
            module,
            imported.origin,
            f"there is no module `{imported.module}`",
            why=leftout.why_no_module(imported.module),
            cpython=leftout.without_module(imported.module),
            fix=leftout.instead_of_module(imported.module, self.loader.known()),
        )

    def find_path(self, module: ModuleInfo, node: ast.expr) -> Entity | None:
        """What a dotted name means; None where its first name is not bound at the top level."""
        from pyuk.compiler.check.declare.modules import KNOWN_MEMBERS

        if isinstance(node, Known):
            return node.entity
        if isinstance(node, ast.Name):
            return self.find(module, node.id)
        if isinstance(node, ast.Attribute):
            owner = self.find_path(module, node.value)
            if isinstance(owner, ModuleInfo):
                is_known = (owner.name.removeprefix("pyuk.stdlib."), node.attr) in KNOWN_MEMBERS
                return LangName(node.attr) if is_known else self.member(owner, node.attr)
            if isinstance(owner, ClassInfo):
                return owner.constants.get(node.attr) or owner.classes.get(node.attr)
            if isinstance(owner, LangName):
                return self.of_types(owner.name, node.attr) or LangName(node.attr)
        return None

    def of_types(self, module: str, name: str) -> Entity | None:
        """`types.SimpleNamespace`: a class of the library in a module that the compiler knows itself."""
        from pyuk.compiler.check.declare.modules import OF_TYPES, TYPES

        home = self.module(TYPES) if module == "types" and name in OF_TYPES else None
        return self.find(home, name) if home is not None else None

    def member(self, module: ModuleInfo, name: str) -> Entity | None:
        """`module.name`: a name that it binds, or a submodule that was imported."""
        found = self.find(module, name)
        return found if found is not None else self.module(f"{module.name}.{name}")

    def did_you_mean(self, name: str, module: ModuleInfo) -> str | None:
        """A hint at a name of the module that looks like `name`."""
        exceptions = self.module(EXCEPTIONS)
        classes = [n for n, e in exceptions.names.items() if isinstance(e, ClassInfo)] if exceptions else []
        return close_to(name, [*module.names, *BUILTIN_FUNCTIONS, *BUILTIN_CLASSES, *SPECIAL_FUNCTIONS, *classes])

    # --- well-known parts of the run time ---

    def builtin_class(self, name: str) -> ClassInfo | None:
        """The class that the builtin name `name` means."""
        name = SAME_CLASSES.get(name, name)
        home = BUILTIN_CLASSES.get(name, EXCEPTIONS)
        module = self.module(home)
        found = module.names.get(name) if module is not None else None
        if not isinstance(found, ClassInfo):
            if name in BUILTIN_CLASSES:
                raise PyukError(f"the run time lacks the class {home}.{name}")
            return None
        self.complete_class(found)
        return found

    def class_type(self, name: str, *args: Type) -> Class:
        """The type of instances of a builtin class."""
        info = self.builtin_class(name)
        assert info is not None, name
        return Class(info, args)

    def library_class(self, path: str) -> ClassInfo:
        """A class of the run time, by its full name; not every one is a builtin name."""
        module_name, _, name = path.rpartition(".")
        module = self.module(module_name)
        found = module.names.get(name) if module is not None else None
        if not isinstance(found, ClassInfo):
            raise PyukError(f"the run time lacks the class {path}")
        self.complete_class(found)
        return found

    def is_open(self, type_: Type) -> bool:
        """Whether an annotation says only how a value is used, as Iterable[T] does: its type is found out."""
        if not isinstance(type_, Class) or not type_.info.module.name.startswith("pyuk.builtins.iter"):
            return False
        return type_.info.name in ("Iterable", "Iterator")

    def runtime(self, path: str) -> FunctionInfo:
        """A function of the run time, by its full name."""
        module_name, _, name = path.rpartition(".")
        module = self.module(module_name)
        found = self.find(module, name) if module is not None else None
        if not isinstance(found, FunctionInfo):
            raise PyukError(f"the run time lacks the function {path}")
        return found

    # --- classes ---

    def complete_class(self, info: ClassInfo) -> None:
        """Resolve the bases and type parameters of a class; once."""
        if info.refused is not None:
            raise Problem(info.refused)
        if info.base is not None or info.completed:
            return
        info.completed = True
        params: list[TypeVar] = [TypeVar(p.name) for p in getattr(info.node, "type_params", [])]
        for base in info.bases_written:
            head = base.value if isinstance(base, ast.Subscript) else base
            entity = self.find_path(info.module, head)
            if (
                isinstance(entity, LangName)
                and entity.name in ("Generic", "Protocol")
                and isinstance(base, ast.Subscript)
            ):
                names = base.slice.elts if isinstance(base.slice, ast.Tuple) else [base.slice]
                resolved = [self.annotations.resolve(name, info.module) for name in names]
                params += [name for name in resolved if isinstance(name, TypeVar)]
            elif isinstance(entity, LangName):
                abstractclasses.note_base(self, info, entity.name)
                params += self._variables_in(base, info)
            elif ast.unparse(base) == "object":
                continue
            elif info.enum is not None and (entity is None or entity.module.name == enums.HOME):  # type: ignore[union-attr]
                if not info.bases:
                    self._derive(info, enums.library_base(self, info), info.bases)
            elif (plain := plainvalues.base_of(self, info, base)) is not None:
                self._derive(info, plain, info.bases)
            else:
                try:
                    self._set_base(info, base)
                except Problem as problem:
                    info.refused = problem.diagnostic
                    raise
        if not params:  # `class Counter(dict[K, int])` has the parameter K
            params = list(dict.fromkeys(name for base in info.bases for name in type_vars_in(base)))
        info.type_params = tuple(dict.fromkeys(params))
        info.forget_orders()
        try:
            self._settle_bases(info)
            subclasshooks.refuse_unseen(info)
            records.complete(self, info)
            abstractclasses.complete(self, info)
            hereditary.complete(self, info)
            derived.complete(self, info)
        except Problem as problem:
            info.refused = problem.diagnostic
            raise

    def _variables_in(self, base: ast.expr, info: ClassInfo) -> list[TypeVar]:
        """The type variables in `Mapping[K, V]`."""
        if not isinstance(base, ast.Subscript):
            return []
        found = [self.find_path(info.module, part) for part in ast.walk(base.slice) if isinstance(part, ast.Name)]
        return [entity.type for entity in found if isinstance(entity, TypeVarInfo)]

    def _set_base(self, info: ClassInfo, node: ast.expr) -> None:
        base = self.annotations.resolve(node, info.module)
        is_named = isinstance(base, Class) and base.info.module is info.module and not isinstance(node, (Known, Typed))
        if is_named and isinstance(base, Class) and base.info.node.lineno > info.node.lineno:
            fail(
                "PK0105",
                info.module,
                node,
                f"`{base.info.name}` is not defined yet",
                why="a module runs from top to bottom, and the base class stands further down",
                cpython=f"NameError: name '{base.info.name}' is not defined",
                fix="move the base class above this one",
                notes=((f"`{base.info.name}` is defined here", base.info.node),),
            )
        if isinstance(base, Class) and info.module.source.is_app and is_closed(base):
            fail(
                "PK0205",
                info.module,
                node,
                f"a class cannot derive from `{base.info.name}` yet",
                why="its methods make objects of just this class, and its text names it",
                cpython="the class has its methods, and its own name in its text",
                fix="hold one in a field",
            )
        if not isinstance(base, Class):
            fail(
                "PK0205",
                info.module,
                node,
                f"`{base}` cannot be a base class",
                why="it is not stored as an object with fields",
                cpython="TypeError: type 'bool' is not an acceptable base type"
                if base == BOOL
                else "a class may derive from nearly any type",
                fix="hold the value in a field",
            )
        self._derive(info, base, info.bases)

    def _derive(self, info: ClassInfo, base: Class, among: list[Class]) -> None:
        among.append(base)
        base.info.subclasses.append(info)
        info.forget_orders()

    def add_base(self, info: ClassInfo, base: Class) -> None:
        """Let a class derive from a protocol as well; what is known of its objects is looked at again."""
        self._derive(info, base, info.conforms)
        if info.base is None:
            info.base = base
        bases.note_secondary(self, info)
        self.secondary.add(base.info)
        for made in self.created:
            self._note_ancestors(made)
        for slot in list(self.slots_of.get(base.info, ())):
            for made in list(self.created):
                if made not in slot.implementations:
                    virtual.fill(self, slot, made)
        self.class_changed(base.info)

    def _settle_bases(self, info: ClassInfo) -> None:
        """All bases are known: their order, and which of them is the primary one."""
        if not info.bases:
            return
        info.base = bases.choose_primary(info)
        bases.check_order(info)
        self._check_members(info, info.bases_written[0])
        if len(info.bases) > 1 or any(base.info in self.secondary for base in info.bases):
            bases.note_secondary(self, info)

    def _check_members(self, info: ClassInfo, node: ast.expr) -> None:
        """A name means the same kind of thing in a class and its bases: what is decided here holds at run time."""
        for above in ancestors(Class(info, info.type_params))[1:]:
            for name in [*info.methods, *info.constants, *info.variables, *info.fields]:
                theirs, ours = above.info.kind_of(name), info.kind_of(name)
                if theirs == "a property" and ours == "a field" and info.fields[name].annotation is None:
                    del info.fields[name]  # self.name = ... calls the property's setter
                elif theirs == ATTRIBUTE and ours == "a field":
                    self._make_field(above, name, info.fields[name])
                elif theirs == "a field" and ours == ATTRIBUTE and name in info.constants:
                    pass  # objects show their own field first
                elif theirs is not None and theirs != ours:
                    fail(
                        "PK0205",
                        info.module,
                        node,
                        f"`{name}` is {theirs} of `{above.info.name}`, and would be {ours} of `{info.name}`",
                        why="whoever has an object of the base class uses it as what it is there",
                        cpython="it is looked up in the object when it is used",
                        fix="make it the same in both classes",
                    )

    def _make_field(self, above: Class, name: str, field: FieldInfo) -> None:
        """An attribute of a class that objects of a derived class have for themselves is a field of both."""
        above.info.fields[name] = FieldInfo(
            name, above.info, field.annotation, node=field.node, module=field.owner.module
        )
        self.class_changed(above.info)

    def class_changed(self, info: ClassInfo) -> None:
        """The class has a new member: those that looked for it in vain look again."""
        for readers in self.class_readers.get(info, {}).values():
            for reader in readers:
                self.enqueue(reader)
        for below in info.subclasses:
            self.class_changed(below)

    def note_named(self, info: ClassInfo, names: Named, setter: Instance) -> None:
        """`setter` makes attributes of the class by names that are computed: it has whichever are asked for."""
        known = self.set_by_name.setdefault(info, {}).setdefault(setter, [])
        if names not in known:
            known.append(names)
            self.class_changed(info)

    def take_named(self, class_: Class, name: str, node: ast.AST) -> bool:
        """Whether an attribute that the class does not mention may be made by its name: it is one from now on."""
        for above in ancestors(class_):
            setters = self.set_by_name.get(above.info, {})
            if any(names.fits(name) for known in setters.values() for names in known):
                above.info.fields[name] = FieldInfo(name, above.info, node=node)
                self.class_changed(above.info)
                self.field_taken_over(above.info, name)
                for setter in setters:
                    self.enqueue(setter)
                return True
        return False

    def method(self, class_: Class, name: str) -> tuple[Class, FunctionInfo] | None:
        """The method `name` of a class and the ancestor that defines it."""
        for ancestor in ancestors(class_):
            if name in ancestor.info.broken:
                raise Problem(ancestor.info.broken[name])
            found = ancestor.info.methods.get(name)
            if found is not None:
                return ancestor, found
        return None

    def create(self, class_: Class) -> None:
        """Note that the program makes instances of `class_`: virtual calls may now reach its methods."""
        if class_ in self.created or any(isinstance(arg, (Unknown, TypeVar)) for arg in class_.args):
            return
        self.created[class_] = None
        self._note_ancestors(class_)
        for ancestor in ancestors(class_):
            for slot in list(self.slots_of.get(ancestor.info, ())):
                virtual.fill(self, slot, class_)
        for ancestor in ancestors(class_):
            for reader in self.class_readers.get(ancestor.info, {}).get(ancestor, ()):
                self.enqueue(reader)

    def _note_ancestors(self, class_: Class) -> None:
        for ancestor in ancestors(class_):
            self.created_below.setdefault(ancestor.info, {})[class_] = None

    def classes_below(self, class_: Class, reader: Instance) -> list[Class]:
        """The classes that objects of type `class_` are of, as found out so far; `reader` is told of more."""
        self.class_readers.setdefault(class_.info, {}).setdefault(class_, set()).add(reader)
        if not class_.info.subclasses:
            return [class_] if class_ in self.created else []
        return [made for made in self.created_below.get(class_.info, ()) if class_ in ancestors(made)]

    def classes_of(self, class_: Class, reader: Instance) -> list[Class]:
        """The same classes, each before those that it derives from."""
        return sorted(self.classes_below(class_, reader), key=lambda each: -len(ancestors(each)))

    def method_after(self, class_: Class, after: Class, name: str) -> tuple[Class, FunctionInfo] | None:
        """The method that super() means in a method of `after`, for an object of `class_`."""
        order = ancestors(class_)
        for ancestor in order[order.index(after) + 1 :]:
            if name in ancestor.info.methods:
                return ancestor, ancestor.info.methods[name]
        return None

    # --- fields ---

    def field_owner(self, class_: Class, name: str) -> Class | None:
        """The ancestor of `class_` that has the field `name`."""
        found = None
        for ancestor in ancestors(class_):
            if name in ancestor.info.fields:
                found = ancestor
        return found

    def field_taken_over(self, info: ClassInfo, name: str) -> None:
        """The class now declares a field that classes below it declared: what used theirs is checked again."""
        for (owner, field), readers in list(self.field_readers.items()):
            if field == name and owner.info is not info and any(above.info is info for above in ancestors(owner)):
                for reader in readers:
                    self.enqueue(reader)

    def field_type(self, owner: Class, name: str, reader: Instance | None) -> Type:
        """The type of a field of `owner` (which declares it)."""
        info = owner.info.fields[name]
        if info.annotation is not None:
            bindings = dict(zip(owner.info.type_params, owner.args, strict=False))
            module = info.module or owner.info.module
            found = self.annotations.resolve(info.annotation, module, bindings, self_type=owner)
            if not self.is_open(found) or not self.is_open(self.annotations.resolve(info.annotation, module)):
                return found
            info.annotation = None
        if reader is not None:
            self.field_readers.setdefault((owner, name), set()).add(reader)
        return self.resolve(self.fields.get((owner, name), NEVER))

    def assign_field(
        self, owner: Class, name: str, type_: Type, writer: Instance | None = None
    ) -> Type | None:
        """Note an assignment to an unannotated field; its type from now on, or None where the two do not join.

        writer: the function that assigns, where it has not looked at the field's type before.
        """
        old = self.resolve(self.fields.get((owner, name), NEVER))
        new = self.join(old, natural_storage(type_))
        if new is not None and new != old:
            self.fields[owner, name] = new
            kept = old == NEVER or is_stored_alike(old, new)
            for reader in self.field_readers.get((owner, name), ()):
                if reader is not writer or not kept:
                    self.enqueue(reader)
        return new

    def assign_global(self, variable: Global, type_: Type) -> Type | None:
        """Note an assignment to an unannotated global; as assign_field."""
        new = self.join(variable.type, natural_storage(type_))
        if new is not None and new != variable.type:
            kept = variable.type == NEVER or is_stored_alike(variable.type, new)
            variable.type = new
            for instance in variable.readers if kept else variable.readers | variable.writers:
                self.enqueue(instance)
        return new

    def assign_shared(self, shared: Shared, type_: Type) -> Type | None:
        """Note an assignment to a variable that functions share; as assign_field."""
        new = self.join(shared.type, natural_storage(type_))
        if new is not None and new != shared.type:
            shared.type = new
            for user in shared.users:
                self.enqueue(user)
        return new

    def cell_type(self, value: Type) -> Class:
        """The class of the cells that hold values of a type."""
        module = self.module(CELLS)
        info = module.names.get("Cell") if module is not None else None
        assert isinstance(info, ClassInfo)
        self.complete_class(info)
        return Class(info, (value,))

    def next_serial(self) -> int:
        """A number that nothing else of the program has."""
        self.serials += 1
        return self.serials

    # --- types that are found out ---

    def unknown(self, owner: Instance) -> Unknown:
        """A fresh element type for an empty display in `owner`."""
        unknown = Unknown(self.next_serial())
        self.unknown_owner[unknown] = owner
        return unknown

    def bind(self, unknown: Unknown, type_: Type) -> None:
        """The unknown element type is found out: check again what depends on it.

        Of two unknown ones the later is the earlier: functions are specialised for that, and make ever more of them.
        """
        from pyuk.compiler.check.calls.callables import in_container

        known = self.resolve(type_)
        if isinstance(known, Unknown) and known.serial > unknown.serial:
            unknown, type_ = known, unknown
        if _has_unknown_tuple(self.resolve(type_)):
            return  # it is not known in this round
        if unknown in unknowns_in(self.resolve(type_)):  # a container that is put into itself
            type_ = OBJECT
        self.bound[unknown] = in_container(self, unknown, natural_storage(type_))
        self.enqueue(self.unknown_owner[unknown])
        for instance in self.awaiting.pop(unknown, ()):
            self.enqueue(instance)

    def resolve(self, type_: Type) -> Type:
        """`type_` with the element types that have been found out since."""
        if type_.is_settled:
            return type_
        match type_:
            case Unknown() | Pool():
                if type_ in self.bound:
                    return self.resolve(self.bound[type_])
                if isinstance(type_, Unknown) and self.checking is not None:
                    self.awaiting.setdefault(type_, {})[self.checking] = None
                return type_
            case Class(info, args) if args:
                resolved = tuple(map(self.resolve, args))
                return type_ if resolved == args else Class(info, resolved, type_.origin)
            case Machine(kind, element):
                found = self.resolve(element)
                return type_ if found == element else Machine(kind, found)
            case Tuple(items):
                resolved = tuple(map(self.resolve, items))
                return type_ if resolved == items else replace(type_, items=resolved)
            case Optional(inner):
                found = self.resolve(inner)
                return type_ if found == inner else union_of([found, NONE])
            case Union(parts) if parts:
                resolved = tuple(map(self.resolve, parts))
                return type_ if resolved == parts else union_of(resolved)
        return type_

    def join(self, left: Type, right: Type) -> Type | None:
        """types.join, finding out element types on the way."""
        for one in members_of(self.resolve(left)):
            for other in members_of(self.resolve(right)):
                self._find_out(one, other)
        left, right = self._shallow(left), self._shallow(right)
        for wide, other in ((left, right), (right, left)):
            if holds_tuples_of(wide, other):
                return wide
        return self._without_growth(join(left, right), left, right)

    def _shallow(self, type_: Type) -> Type:
        type_ = self.resolve(type_)
        return without_depth(type_) if tuple_depth(type_) > MAX_DEPTH_OF_TUPLES else type_

    def _without_growth(self, joined: Type | None, left: Type, right: Type) -> Type | None:
        """Tuples of more and more lengths, as `t = t + (x,)` makes in a loop, are one of any length."""
        if joined is None and max(tuple_depth(left), tuple_depth(right)) > 1:
            joined = join(as_one_tuple(without_depth(left)), as_one_tuple(without_depth(right)))
        if joined is not None and tuple_depth(joined) > MAX_DEPTH_OF_TUPLES:
            joined = without_depth(joined)
        if joined is not None and tuple_depth(joined) > 2 and of_one_length(joined) > 2:  # they hold one another
            joined = as_one_tuple(without_depth(joined))
        if joined is not None and not isinstance(joined, Union):
            return joined
        members = members_of(joined) if joined is not None else (*members_of(left), *members_of(right))
        tuples = [member for member in members if type(member) is Tuple]
        if len({len(member.items) for member in tuples}) <= MAX_LENGTHS:
            return joined
        long = self.long_tuple(part for member in tuples for part in member.items)
        others = [member for member in members if type(member) is not Tuple]
        return joined if long is None else union_of([long, *others])

    def long_tuple(self, items: Iterable[Type]) -> Class | None:
        """The type of tuples of any length of such items, where they have a common type."""
        item: Type | None = NEVER
        for part in dict.fromkeys(items):
            item = join(item, natural_storage(part)) if item is not None else None
        return self.class_type("tuple", item) if item not in (None, NEVER) else None

    def as_tuple_parameter(self, function: ast.AST, param: str, type_: Tuple | Union) -> Type:
        """The type of a parameter that gets tuples: of any length, where calls give more and more lengths.

        Where they give more and more kinds of them, as the trees that a parser makes are, it is `object`.
        """
        seen = self.tuples_given.setdefault((function, param), {})
        seen[type_] = None
        if sum(isinstance(each, Union) for each in seen) > MAX_KINDS:
            return OBJECT
        tuples = [each for each in seen if isinstance(each, Tuple)]
        if isinstance(type_, Union) or len({len(each.items) for each in tuples}) <= MAX_LENGTHS:
            return type_
        return self.long_tuple(part for each in tuples for part in each.items) or type_

    def _find_out(self, left: Type, right: Type) -> None:
        """Where two are of one class, the element types that are not known of one are those of the other."""
        from pyuk.compiler.check.calls.callables import unite

        left, right = self.resolve(left), self.resolve(right)
        if isinstance(left, Pool) and isinstance(right, Pool) and left != right:
            unite(self, left, right)
        if isinstance(left, Class) and isinstance(right, Class) and left.info is right.info:
            for one, other in zip(left.args, right.args, strict=True):
                if isinstance(one, Unknown) and one != other:
                    self.bind(one, other)
                elif isinstance(other, Unknown) and one != other:
                    self.bind(other, one)
                elif isinstance(one, Pool) and isinstance(other, Pool) and one != other:
                    unite(self, one, other)
                elif one != other:
                    self._find_out(one, other)
        if isinstance(left, Tuple) and isinstance(right, Tuple) and len(left.items) == len(right.items):
            for part, wanted in zip(left.items, right.items, strict=True):
                for one in members_of(self.resolve(part)) if part != wanted else ():
                    for other in members_of(self.resolve(wanted)):
                        self._find_out(one, other)

    # --- what `object` may be ---

    def box_class(self) -> ClassInfo:
        """The class of the objects that hold numbers and tuples for unions."""
        module = self.module("pyuk.builtins.box")
        found = module.names.get("Box") if module is not None else None
        assert isinstance(found, ClassInfo)
        self.complete_class(found)
        return found

    def become_object(self, type_: Type) -> None:
        """Note that values of the type are kept as `object`s."""
        for member in members_of(type_):
            if member not in (OBJECT, NEVER):
                self.objects.setdefault(member)

    def object_members(self, reader: Instance) -> tuple[Type, ...]:
        """The types of all that becomes an `object` in the program; `reader` is told of more."""
        self.distrust()
        stamp = (len(self.objects), len(self.bound))
        if self.known_objects[0] != stamp:
            known = self.known_types_of_objects()
            self.known_objects = stamp, len(known), members_of(union_of(known))
        _, count, found = self.known_objects
        self.object_readers.setdefault(reader, count)  # the fewest that any part of it has seen
        return found

    def known_types_of_objects(self) -> list[Type]:
        """What becomes an `object` and is known to the last element type; of Never there is no value."""
        found = map(self.resolve, self.objects)
        return [type_ for type_ in found if not unknowns_in(type_) and not mentions_never(type_)]

    # --- instances and the work list ---

    def instance(
        self,
        info: FunctionInfo,
        params: tuple[Type, ...],
        *,
        owner: Class | None = None,
        bindings: tuple[tuple[TypeVar, Type], ...] = (),
        result: Type | None = None,
        site: object = None,
    ) -> Instance:
        """The specialisation of `info` for these parameter types; queued for checking when it is new.

        site: the call that it is of alone. result: as what it returns its values, where that is a union that they are
        only a part of.
        """
        from pyuk.compiler.check.iteration import generators

        params = tuple(map(self.resolve, params))
        key = (info, params, owner, bindings, result, site)
        found = self.instances.get(key)
        if found is None:
            symbol = self._only(self._symbol(info, params, owner, bindings))
            found = Instance(info, params, bindings, owner, symbol)
            self.instances[key] = found
            self.specialisations[info.node] = self.specialisations.get(info.node, 0) + 1
            self._declare_result(found)
            if result is not None:
                found.declared = result
                found.symbol += f" as {result}"
            if generators.is_generator(info):
                generators.make_frame(self, found)
            self.enqueue(found)
        return found

    def count_of(self, info: FunctionInfo) -> int:
        """How many specialisations of the function there are."""
        return self.specialisations.get(info.node, 0)

    def first_params(self, info: FunctionInfo) -> tuple[Type, ...]:
        """The types that the function was specialised for first, as far as they are known by now."""
        first = next(each for each in self.instances.values() if each.info.node is info.node)
        return tuple(map(self.resolve, first.params))

    def _only(self, symbol: str) -> str:
        """A link-time name, with a number behind it where another function has it already."""
        count = self.symbols[symbol] = self.symbols.get(symbol, 0) + 1
        return symbol if count == 1 else f"{symbol}#{count}"

    def _symbol(
        self,
        info: FunctionInfo,
        params: tuple[Type, ...],
        owner: Class | None,
        bindings: tuple[tuple[TypeVar, Type], ...],
    ) -> str:
        if info.frame is not None:
            return f"{info.frame.factory.symbol}.resume"
        if info.export is not None:
            return info.export
        if not isinstance(info.node, ast.FunctionDef):
            return info.symbol
        symbol = info.symbol if info.nested is None else f"{info.symbol}.code"  # a global may have its name
        if owner is not None and owner.args:
            symbol = f"{owner.info.symbol}[{', '.join(map(unique_name, owner.args))}].{info.name}"
        if bindings:
            symbol += f"[{', '.join(unique_name(type_) for _, type_ in bindings)}]"
        free = [
            p
            for p, arg in zip(params, all_args(info.node.args), strict=False)
            if (arg.annotation is None or says_only_use(arg.annotation)) and arg.arg != "self"
        ]
        return symbol + (f"({', '.join(map(unique_name, free))})" if free else "")

    def _declare_result(self, instance: Instance) -> None:
        from pyuk.compiler.check.iteration import generators

        node = instance.info.node
        if instance.info.frame is not None:
            instance.declared = BOOL
        elif isinstance(node, ast.FunctionDef) and node.returns is not None:
            bindings = dict(instance.bindings)
            if instance.info.nested is not None:
                bindings = instance.info.nested.bindings | bindings
            if instance.owner is not None:
                bindings = dict(zip(instance.owner.info.type_params, instance.owner.args, strict=False)) | bindings
            try:
                declared = self.annotations.resolve(
                    node.returns, instance.info.module, bindings, instance.owner
                )
                if not self.is_open(declared) or generators.is_generator(instance.info):
                    instance.declared = substitute(declared, bindings)
            except Problem as problem:
                self.report(problem.diagnostic)
        elif isinstance(node, ast.Module) or (isinstance(node, ast.FunctionDef) and node.name == "__init__"):
            instance.declared = NONE

    def report(self, problem: Diagnostic) -> None:
        """Note a mistake that belongs to no single function."""
        if problem not in self.problems[None]:
            self.problems[None].append(problem)

    def enqueue(self, instance: Instance) -> None:
        if instance in self.queue:
            return
        if self.trusted is not None and trust.is_settled(instance):
            self.trusted.append(instance)
        else:
            self.queue.add(instance)

    def distrust(self) -> None:
        """What the bodies of the library's functions do matters after all: check them too."""
        if self.trusted is not None:
            for instance in self.trusted:
                self.queue.add(instance)
            self.trusted = None

    def check(self, instance: Instance) -> None:
        from pyuk.compiler.check.function import check_instance

        self._count_round(instance)
        outer, self.checking = self.checking, instance
        for type_ in instance.params if instance.owner is None else (*instance.params, instance.owner):
            self.resolve(type_)
        self.problems[instance] = check_instance(self, instance)
        self.checking = outer

    def check_first(self, instance: Instance) -> None:
        """Check a function that nobody has looked at before what its call gives is asked for.

        Otherwise the caller would go on with an unknown result, and ask for more that nobody needs. A function that
        calls itself with other types waits, as there may be no end to them.
        """
        info = instance.info
        is_plain = info.nested is None and info.frame is None and info.thunk is None
        if not is_plain or not info.module.source.is_app or info in self.ahead or len(self.ahead) == MAX_AHEAD:
            return
        if self.queue.take(instance):
            self.ahead.append(info)
            self.check(instance)
            self.ahead.pop()

    def _count_round(self, instance: Instance) -> None:
        count = self.rounds[instance] = self.rounds.get(instance, 0) + 1
        if count > MAX_ROUNDS:
            self.report(
                diagnostic(
                    "PK0206",
                    instance.info.module,
                    instance.info.node,
                    f"the types in `{instance.info.qualname}` do not settle",
                    why="each pass makes a larger type, such as a tuple that holds itself",
                    cpython="types are looked at when the code runs",
                    fix="annotate the variables and the result",
                )
            )
            raise_problems(self)

    def constant_value(self, constant: Constant) -> object:
        return self.constants.value(constant)


def _has_unknown_tuple(type_: Type) -> bool:
    """Whether it is, or holds, a tuple with items that are not known in this round."""
    if isinstance(type_, Tuple):
        return mentions_never(type_)
    return any(map(_has_unknown_tuple, parts_of(type_)))


def is_closed(base: Class) -> bool:
    """Whether it is a class of the library that programs cannot derive from."""
    home = base.info.module.name
    if home in ("pyuk.stdlib.datetime", "pyuk.stdlib.fractions"):
        return base.info.name != "tzinfo"  # their arithmetic makes objects of just these classes
    is_open = home == USERS or base.info.name in ("OrderedDict", "Counter", "deque")
    of_collections = home.startswith("pyuk.stdlib.collections.") and not is_open
    of_sets = home == "pyuk.builtins.set" and base.info.name != "set"
    return of_sets or home == THREAD_LOCAL or of_collections
