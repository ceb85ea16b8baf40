"""What the kernel's work costs, in guest instructions: counted by QEMU, the same in every run."""

from __future__ import annotations

from pathlib import Path

from pyuk.cli.machine import FIXED
from tests.bench.guest import MICROVM, image_of, time_image

CASE = Path(__file__).parent / "cases" / "kernel_costs.py"
COUNTED = ("-cpu", "max", "-icount", "shift=0,sleep=off", "-append", FIXED)


def measured_costs(machine: str) -> dict[str, int]:
    """Instructions by what they were spent on."""
    output = time_image(image_of(CASE.read_text()), machine, *COUNTED)[1]
    return {name: int(count) for name, count in (line.split(": ") for line in output.splitlines())}


def report() -> None:
    """Print the table."""
    print("guest instructions, on microvm (goals: a switch 300, an interrupt 400)")
    for name, count in measured_costs(MICROVM).items():
        print(f"  {name:<40} {count:6}")
