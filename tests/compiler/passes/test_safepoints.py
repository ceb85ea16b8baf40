"""Safe points stand in the application's loops and recursions, where there is a scheduler, and nowhere else."""

from __future__ import annotations

from pathlib import Path

from pyuk.compiler.driver import frontend
from pyuk.compiler.ir.ops import Call, Load
from pyuk.compiler.passes.safepoints import ATTENTION, PREEMPT

TEXT = """
def loop(n: int) -> int:
    total = 0
    for i in range(n):
        while total < i:
            total += 3
    return total

def straight(n: int) -> int:
    return n + 1

def itself(n: int) -> int:
    return 0 if n == 0 else itself(n - 1)

def items(n: int):
    for i in range(n):
        yield i

def caught(n: int) -> int:
    while True:
        try:
            return 10 // n
        except ZeroDivisionError:
            n += 1

print(loop(3), straight(4), itself(5), list(items(3)), caught(0), sorted([3, 1]))
"""


def safe_points(text: str) -> dict[str, int]:
    """How many calls there are in each function of the application, and of pyuk's own."""
    program = frontend(Path("app.py"), text).program
    found = {
        name: sum(isinstance(op, Call) and op.targets == (PREEMPT,) for block in function.blocks for op in block.ops)
        for name, function in program.functions.items()
    }
    return {name: count for name, count in found.items() if count > 0 and name != "pyuk.kernel.scheduler.start"}


def test_where_they_stand() -> None:
    found = safe_points("import threading\n" + TEXT)
    assert {name for name in found if name.startswith("pyuk.")} == set()
    assert found["__main__.loop"] == 2
    assert found["__main__.itself"] == 1
    assert found["__main__.caught"] == 1
    assert "__main__.straight" not in found
    assert not any("items" in name for name in found), "a round that yields ends a call: the consumer has the loop"


def test_a_program_without_threads_has_none() -> None:
    assert safe_points(TEXT) == {}
    assert safe_points("import time\ntime.sleep(0.0)\n" + TEXT) == {}


def test_the_flag_is_read_anew_each_time() -> None:
    """An interrupt writes it: a loop without any other memory would otherwise read it once, and never make way."""
    program = frontend(Path("app.py"), "import threading\n" + TEXT).program
    blocks = program.functions["__main__.loop"].blocks
    flags = [op for block in blocks for op in block.ops if isinstance(op, Load) and op.alias == ATTENTION]
    assert len(flags) == 2 and all(flag.volatile for flag in flags)
