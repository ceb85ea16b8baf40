"""What a unit's text says, and that it says the same for the same program."""

from __future__ import annotations

import re

from pyuk.compiler.codegen.function import SHORT_OPS
from pyuk.compiler.codegen.module import emit_unit, emit_units, units
from pyuk.compiler.codegen.names import quoted
from pyuk.compiler.codegen.plan import Plan
from pyuk.compiler.codegen.target import Options
from pyuk.compiler.ir import ops
from pyuk.compiler.ir.runtime import PUSH_TRACEBACK
from pyuk.compiler.ir.types import I64, PTR
from tests.compiler.codegen.build import ProgramBuilder, i64

PLAIN = Options(debug=False)


def two_units(reverse: bool = False) -> ProgramBuilder:
    """`app` calls `kernel`'s work, which uses a helper of its own and an inline function."""
    p = ProgramBuilder()
    p.data("kernel.table", [(1, 8)], unit="kernel", readonly=True)
    p.data("kernel.count", [], zeros=8, unit="kernel")

    def own() -> None:
        f = p.function("kernel.own", returns=I64, unit="kernel", noinline=True)
        f.ret(f.add(ops.Load(ops.Symbol("kernel.count"), type=I64)))

    def small() -> None:
        f = p.function("kernel.small", returns=I64, unit="kernel", inline=True)
        f.ret(f.add(ops.Load(ops.Symbol("kernel.table"), type=I64)))

    def work() -> None:
        f = p.function("kernel.work", returns=I64, unit="kernel")
        f.ret(f.binary("add", f.call("kernel.own", returns=I64), f.call("kernel.small", returns=I64)))

    def main() -> None:
        f = p.function("app.main", returns=I64, exported=True)
        known = f.binary("add", f.call("kernel.work", returns=I64), f.call("kernel.small", returns=I64))
        f.ret(f.binary("add", known, f.call("kernel.own", returns=I64)))

    parts = [own, small, work, main]
    for part in reversed(parts) if reverse else parts:
        part()
    return p


def definition(text: str, name: str) -> str:
    found = re.search(rf"^define (.*)@{re.escape(quoted(name))}\(.*\n(?:.*\n)*?}}$", text, re.MULTILINE)
    assert found, f"{name} is not defined"
    return found.group(0)


def test_units_and_linkage() -> None:
    program = two_units().program
    assert units(program) == ["app", "kernel"]
    app, kernel = (emit_unit(program, unit, PLAIN) for unit in ("app", "kernel"))
    assert 'declare dso_local i64 @"kernel.own"()' in app
    assert 'declare dso_local i64 @"kernel.work"()' in app
    assert '@"kernel.table" = external dso_local constant [0 x i8]' in app
    assert definition(app, "app.main").startswith("define dso_local i64 ")
    assert definition(kernel, "kernel.work").startswith("define dso_local i64 ")
    assert definition(kernel, "kernel.own").startswith("define dso_local i64 ")
    for text in (app, kernel):
        assert definition(text, "kernel.small").startswith("define linkonce_odr dso_local i64 ")
    assert re.search(r'^@"kernel.table" = dso_local constant', kernel, re.MULTILINE)
    assert re.search(r'^@"kernel.count" = dso_local global .*".bss.kernel.count"', kernel, re.MULTILINE)


def test_only_units_below_lend_their_functions() -> None:
    p = two_units()
    f = p.function("library.user", returns=I64, unit="library", exported=True)
    f.ret(f.binary("add", f.call("kernel.work", returns=I64), f.call("kernel.own", returns=I64)))
    library = emit_unit(p.program, "library", PLAIN)
    assert definition(library, "kernel.work").startswith("define available_externally dso_local i64 ")
    assert 'declare dso_local i64 @"kernel.own"()' in library
    p.function("app.little", returns=I64).ret(i64(1))
    f = p.function("kernel.caller", returns=I64, unit="kernel")
    f.ret(f.call("app.little", returns=I64))
    kernel = emit_unit(p.program, "kernel", PLAIN)
    assert 'declare dso_local i64 @"app.little"()' in kernel
    assert "available_externally" not in kernel


def test_what_only_one_unit_uses_is_its_own() -> None:
    p = two_units()
    p.function("app.helper", returns=I64).ret(i64(1))
    app = emit_unit(p.program, "app", PLAIN)
    assert definition(app, "app.helper").startswith("define internal dso_local i64 ")


def test_a_new_use_of_the_kernel_leaves_its_text_alone() -> None:
    before = emit_units(two_units().program)["kernel"]
    p = two_units()
    f = p.function("app.more", returns=I64, exported=True)
    f.ret(f.call("kernel.own", returns=I64))
    assert emit_units(p.program)["kernel"] == before


def test_every_global_is_local_to_the_image() -> None:
    for text in emit_units(two_units().program).values():
        for line in text.splitlines():
            if re.match(r"(define|declare|@)", line) and "@llvm." not in line:
                assert "dso_local" in line, line


def test_the_order_of_making_does_not_show() -> None:
    assert emit_units(two_units().program) == emit_units(two_units(reverse=True).program)


def test_a_change_in_one_unit_leaves_the_other_alone() -> None:
    before = emit_units(two_units().program)
    changed = two_units()
    f = changed.function("app.more", returns=I64, exported=True)
    f.ret(i64(3))
    after = emit_units(changed.program)
    assert before["kernel"] == after["kernel"]
    assert before["app"] != after["app"]


def test_copied_constants_come_with_their_references() -> None:
    p = two_units()
    p.data("text", ["text.info"], readonly=True, copied=True, unit="kernel")
    p.data("text.info", [(7, 8)], readonly=True, copied=True, unit="kernel")
    f = p.function("app.text", returns=PTR, exported=True)
    f.ret(ops.Symbol("text"))
    texts = emit_units(p.program, PLAIN)
    assert '@"text.info" = linkonce_odr dso_local constant' in texts["app"]
    assert '@"text"' not in texts["kernel"]


def test_names_in_assembly_are_visible() -> None:
    p = two_units()
    p.stub("entry")
    p.program.stubs["entry"].text = "entry: call kernel.own\n jmp app.main"
    assert {"kernel.own", "app.main"} <= Plan(p.program).visible


def test_sections() -> None:
    p = ProgramBuilder()
    p.data("ro", [b"x"], readonly=True)
    p.data("rw", [b"x"])
    p.data("zero", [], zeros=5)
    p.data("root", [], zeros=8, holds_root=True)
    p.function("hot").ret()
    p.function("frozen", cold=True).ret()
    text = emit_unit(p.program, "app", PLAIN)
    for section in (".rodata.ro", ".data.rw", ".bss.zero", "gcroots.root", ".text.hot", ".text.unlikely.frozen"):
        assert f'section "{section}"' in text
    assert "llvm.compiler.used" in text


def test_strange_names_are_quoted() -> None:
    p = ProgramBuilder()
    name = 'a.<locals>.f"\\ é\n'
    p.data("naïve", [b"x"])
    f = p.function(name, returns=PTR)
    f.fn.params.append(ops.Param("größe", I64))
    f.set(f.local("größe"), f.param(0))
    f.goto(second := f.new('odd "label"'))
    f.at(second).ret(ops.Symbol("naïve"))
    text = emit_unit(p.program, "app")
    assert '@"a.<locals>.f\\22\\5C \\C3\\A9\\0A"' in text


# --- inside functions -----------------------------------------------------------------------


def raising() -> ProgramBuilder:
    p = ProgramBuilder()
    p.raiser("overflow_error", 1)
    p.push_traceback()
    f = p.function("f", I64, returns=I64, may_raise=True)
    f.line = 11
    first = f.checked("sadd", f.param(0), i64(1))
    f.line = 12
    f.ret(f.checked("sadd", first, i64(1)))
    return p


def test_raise_edges_share_one_landing() -> None:
    text = definition(emit_unit(raising().program, "app", PLAIN), "f")
    assert text.count(f'call preserve_mostcc void @"{PUSH_TRACEBACK}"') == 1
    assert "phi i64 [ 11, %v3.failed ], [ 12, %v8.failed ]" in text
    assert text.count("!prof") == 2


def test_calls_before_a_raise_are_not_inlined() -> None:
    p = raising()
    p.function("make", returns=PTR, inline=True).ret(ops.Const(2, PTR))
    f = p.function("g", I64, may_raise=True)
    bad, good = f.new("bad"), f.new("good")
    f.branch(f.compare("slt", f.param(0), i64(0)), bad, good)
    f.at(bad).add(ops.Raise(f.call("make", returns=PTR)))
    f.at(good).call("make", returns=PTR)
    f.ret()
    text = definition(emit_unit(p.program, "app", PLAIN), "g")
    assert text.count('call ptr @"make"() cold noinline\n') == 1
    assert text.count('call ptr @"make"()\n') == 1


def test_calls_that_are_made_once_are_not_inlined_where_that_is_long() -> None:
    p = raising()
    for name, length in (("short", 1), ("long", SHORT_OPS + 1)):
        f = p.function(name, I64, inline=True)
        for _ in range(length):
            f.binary("add", f.param(0), i64(1))
        f.ret()
    f = p.function("top", I64, runs_once=True)
    loop, behind = f.new("loop"), f.new("behind")
    f.call("long", i64(1))
    f.goto(loop)
    f.at(loop).call("long", i64(2))
    f.branch(f.compare("slt", f.param(0), i64(0)), loop, behind)
    f.at(behind).call("long", i64(3))
    f.call("short", i64(4))
    f.ret()
    text = definition(emit_unit(p.program, "app", PLAIN), "top")
    calls = re.findall(r'call void @"(\w+)"\(i64 (\d)\)( noinline)?', text)
    assert [(number, bool(kept)) for _, number, kept in calls] == [("1", True), ("2", False), ("3", True), ("4", False)]


def test_alias_classes() -> None:
    p = ProgramBuilder()
    f = p.function("f", PTR)
    f.add(ops.Load(f.param(0), type=I64, alias="list.length"))
    f.add(ops.Store(f.param(0), i64(0), alias="list.items"))
    f.add(ops.Load(f.param(0), type=I64))
    f.add(ops.Load(f.param(0), type=I64, alias="x", volatile=True))
    f.ret()
    text = emit_unit(p.program, "app", PLAIN)
    assert len(set(re.findall(r"!tbaa (!\d+)", text))) == 2
    assert '!{!"list.length", ' in text and '!{!"list.items", ' in text
    assert "load volatile i64, ptr %arg.p0, align 8\n" in text


def test_segments() -> None:
    p = ProgramBuilder()
    f = p.function("this_cpu", I64, returns=PTR)
    f.add(ops.Load(ops.Const(0, PTR), type=PTR, segment=256))
    offset = f.add(ops.Cast("inttoptr", f.param(0), type=PTR))
    f.ret(f.add(ops.Load(offset, type=PTR, segment=256)))
    text = emit_unit(p.program, "app", PLAIN)
    assert "load ptr, ptr addrspace(256) inttoptr (i64 0 to ptr addrspace(256)), align 8" in text


def test_debug_information_is_left_out_on_request() -> None:
    assert "!dbg" not in emit_unit(raising().program, "app", PLAIN)
    assert "DICompileUnit" in emit_unit(raising().program, "app")
