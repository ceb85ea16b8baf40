"""What switches, locks, threads and interrupts cost, in guest instructions: our kernel beside Linux.

    python -m tests.bench.beside.kernel

Both count by the time-stamp counter under -icount shift=0, on the same machine of the same QEMU: the figures are the
same in every run. The Linux guest has one program and nothing else to do (cases/costs.c). What differs: Linux enters
the kernel by a system call for each switch; its interrupt is that of the timer, in user mode, with what the kernel does
then, ours is one that only counts itself.
"""

from __future__ import annotations

import subprocess

from tests.bench.beside import linux
from tests.bench.beside.packages import Missing, kernel, place, tool
from tests.bench.kernel import measured_costs

MACHINE = "q35"
QEMU = ("-accel", "tcg", "-cpu", "max", "-M", MACHINE, "-m", "128M", "-nodefaults", "-no-user-config",
        "-display", "none", "-no-reboot", "-icount", "shift=0,sleep=off", "-serial", "stdio")  # fmt: skip
PATIENCE = 600.0


def linux_costs() -> dict[str, int]:
    """Instructions by what they were spent on, as cases/costs.c says them. Missing where a part cannot be had."""
    files = linux.Files({"init": linux.compiled("costs.c").read_bytes()})
    initrd = place() / "costs.initrd"
    initrd.write_bytes(files.archive())
    [image] = (kernel() / "boot").glob("vmlinuz-*")
    command = [tool("qemu-system-x86_64", "qemu-system-x86"), *QEMU, "-kernel", str(image), "-initrd", str(initrd),
               "-append", linux.OPTIONS]  # fmt: skip
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
                          timeout=PATIENCE)  # fmt: skip
    lines = (line.split(": ") for line in done.stdout.splitlines() if not line.startswith("["))
    return {parts[0]: int(parts[1]) for parts in lines if len(parts) == 2 and parts[1].isdigit()}


def report() -> None:
    """Print the table."""
    print(f"\nguest instructions, on {MACHINE}")
    try:
        other = linux_costs()
    except Missing as why:
        print(f"  not measured: Linux: {why}")
        other = {}
    print(f"  {'':<40}{'pyuk':>10}{'Linux':>10}")
    for name, cost in measured_costs(MACHINE).items():
        print(f"  {name:<40}{cost:>10,}{f'{other[name]:,}' if name in other else '-':>10}")


if __name__ == "__main__":
    report()
