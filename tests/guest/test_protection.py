"""What the processor itself keeps apart, seen from outside while a program runs: pages and registers."""

from __future__ import annotations

import asyncio
import functools
from dataclasses import dataclass

import pytest
from qemu.qmp import QMPClient

from pyuk.arch.x86_64.segments import GUARD_BYTES, IST_COUNT, STACK_BYTES, guard_of
from pyuk.qemu import monitor
from pyuk.qemu.machine import MACHINES, MIB
from pyuk.qemu.monitor import Mapping
from tests.guest.machine import PANIC, built, image_of, look, machine_of, needs_qemu, run

pytestmark = needs_qemu

PAGE = 4096
LARGE = 2 * MIB
GIB = 1 << 30
PCI_HOLE = range(0xC000_0000, 1 << 32)  # where QEMU's PCs have no memory

BUSY = """
from pyuk.lang import noinline

@noinline
def work(n: int) -> int:
    total = 0
    while True:
        total += n & 3  # here
        if total < 0:
            return total

print("ready")
print(work(5))
"""
BUSY_LINES = range(7, 10)

CR0_WP, CR0_PG = 1 << 16, 1 << 31  # SDM 3A §2.5
CR4_PAE, CR4_MCE, CR4_UMIP, CR4_SMEP, CR4_SMAP = 1 << 5, 1 << 6, 1 << 11, 1 << 20, 1 << 21
EFER_LMA, EFER_NXE = 1 << 10, 1 << 11  # SDM 4 table 2-2


@dataclass(frozen=True)
class Seen:
    """A machine while work() runs: what its page tables map, and its registers."""

    pages: dict[int, Mapping]
    registers: dict[str, int]

    def at(self, address: int) -> Mapping | None:
        """The page that holds the address: of 1 GiB, 2 MiB or 4 KiB."""
        for size in (GIB, LARGE):
            page = self.pages.get(address & -size)
            if page is not None and page.large:
                return page
        return self.pages.get(address & -PAGE)

    def rights(self, address: int) -> str:
        """`r-x`, `rw-`, `r--`; `---` where nothing is mapped."""
        page = self.at(address)
        if page is None:
            return "---"
        return "r" + ("w" if page.writable else "-") + ("x" if page.executable else "-")


@functools.cache
def seen(machine: str, cpu: str = "max", mib: int = 128) -> Seen:
    async def ask(client: QMPClient) -> Seen:
        pages = {page.vaddr: page for page in await monitor.mappings(client)}
        return Seen(pages, await monitor.registers(client))

    return look(built("busy.py", BUSY).image, machine_of(machine, cpu=cpu, mib=mib), ask)[0]


def symbol(name: str) -> int:
    return built("busy.py", BUSY).linked.symbols[name]


@pytest.fixture(params=[(machine, mib) for machine in MACHINES for mib in (2, 128, 5120)],
                ids=lambda value: f"{value[0]}-{value[1]}")
def guest(request: pytest.FixtureRequest) -> Seen:
    machine, mib = request.param
    return seen(machine, mib=mib)


# --- pages -----------------------------------------------------------------------------------------


def test_no_page_is_writable_and_executable(guest: Seen) -> None:
    assert guest.pages
    assert [page for page in guest.pages.values() if page.writable and page.executable] == []


def test_only_the_image_s_text_is_executable(guest: Seen) -> None:
    text = range(symbol("__text_start"), symbol("__text_end"), PAGE)
    assert sorted(page.vaddr for page in guest.pages.values() if page.executable) == list(text)


def test_every_part_of_the_image_has_its_rights(guest: Seen) -> None:
    holes = set(guards())
    for part, rights in (("text", "r-x"), ("rodata", "r--"), ("data", "rw-"), ("bss", "rw-")):
        for address in range(symbol(f"__{part}_start"), symbol(f"__{part}_end"), PAGE):
            assert guest.rights(address) == ("---" if address & -PAGE in holes else rights), (part, hex(address))


def test_no_page_is_for_user_mode(guest: Seen) -> None:
    """SMEP and SMAP would keep the kernel from such a page; but there is none."""
    assert not any(page.user for page in guest.pages.values())


def test_an_address_is_the_physical_one(guest: Seen) -> None:
    assert all(page.vaddr == page.paddr for page in guest.pages.values())


def test_the_null_page_is_not_mapped(guest: Seen) -> None:
    assert guest.rights(0) == guest.rights(PAGE - 1) == "---"
    assert guest.rights(PAGE) == "rw-"


def guards() -> list[int]:
    """The pages of the image that guard a stack."""
    stacks = symbol("trap_stacks_start")
    return [symbol("boot_stack_guard"), *(guard_of(stacks, ist) for ist in range(1, IST_COUNT + 1))]


def test_every_stack_of_the_image_has_a_guard_page(guest: Seen) -> None:
    for guard in guards():
        assert guest.rights(guard) == "---"
        assert guest.rights(guard + GUARD_BYTES) == "rw-"
    assert guest.rights(guards()[-1] + GUARD_BYTES + STACK_BYTES - 1) == "rw-"


def test_the_application_s_stack_has_a_guard_page(guest: Seen) -> None:
    page = guest.registers["RSP"] & -PAGE
    assert page > symbol("__image_end")
    depth = 0
    while guest.rights(page) == "rw-" and depth <= 16 * MIB // PAGE:
        page -= PAGE
        depth += 1
    assert guest.rights(page) == "---"
    assert guest.rights(page - PAGE) == "rw-", "one page, with memory below it"
    assert depth >= 16


def test_no_device_s_memory_is_mapped(guest: Seen) -> None:
    assert not any(address in PCI_HOLE for address in guest.pages)


@pytest.mark.parametrize("machine", MACHINES)
def test_large_pages_are_used_where_they_fit(machine: str) -> None:
    """128 MiB take some hundred entries, not 32,768; beyond 4 GiB, where CPUID has them, pages are of 1 GiB."""
    small = [page for page in seen(machine).pages.values() if not page.large]
    assert len(small) < 2000
    high = [page.vaddr for page in seen(machine, mib=5120).pages.values() if page.vaddr >= 1 << 32]
    assert len(high) <= 3, "a q35 has 2 GiB below"
    assert seen(machine, mib=5120).rights(1 << 32) == "rw-"


# --- registers -------------------------------------------------------------------------------------


@pytest.mark.parametrize("machine", MACHINES)
def test_protections_are_on(machine: str) -> None:
    registers = seen(machine).registers
    assert registers["CR0"] & (CR0_PG | CR0_WP) == CR0_PG | CR0_WP
    assert registers["EFER"] & (EFER_LMA | EFER_NXE) == EFER_LMA | EFER_NXE
    wanted = CR4_PAE | CR4_MCE | CR4_UMIP | CR4_SMEP | CR4_SMAP
    assert registers["CR4"] & wanted == wanted


def test_what_a_processor_lacks_is_left_off() -> None:
    registers = seen("pc", "qemu64").registers
    assert registers["CR0"] & CR0_WP and registers["EFER"] & EFER_NXE
    assert not registers["CR4"] & (CR4_UMIP | CR4_SMEP | CR4_SMAP)


# --- where things lie ------------------------------------------------------------------------------


def places(options: str = "") -> dict[str, int]:
    """Where a run of cases/layout.py finds an object, its stacks and a function."""
    ended = run(image_of("layout.py"), machine_of(options=options))
    assert ended.end == ("exit", 0), ended.text
    return {name: int(address) for name, address in (line.split() for line in ended.out.decode().splitlines())}


def test_stacks_and_objects_lie_elsewhere_in_every_run() -> None:
    """That three runs agree about objects happens by chance once in four million times."""
    found = [places() for _ in range(3)]
    for what in ("object", "main", "task"):
        assert len({each[what] for each in found}) > 1, what
    assert len({each["text"] for each in found}) == 1
    assert all(0x4000_0000_0000 <= each["task"] < 1 << 47 for each in found)
    assert places("aslr=off") == places("aslr=off")


# --- what comes from outside -----------------------------------------------------------------------


@pytest.mark.parametrize(("machine", "command", "meaning"), [
    ("pc", "nmi", "non-maskable interrupt"),
    ("microvm", "mce 0 0 0xbe00000000000000 5 0 0", "machine check: the hardware is broken"),
])
def test_what_the_hardware_reports_ends_in_a_traceback(machine: str, command: str, meaning: str) -> None:
    async def report(client: QMPClient) -> str:
        work = symbol("__main__.work")
        while not work <= (await monitor.registers(client))["RIP"] < work + 256:
            await asyncio.sleep(0.01)
        answer = await monitor.human(client, command)
        while True:  # until QEMU has ended
            try:
                await client.execute("query-status")
            except Exception:
                return answer

    answer, ended = look(built("busy.py", BUSY).image, machine_of(machine), report)
    assert answer.strip() == ""
    assert ended is not None and ended.end == ("exit", PANIC)
    assert f"\npanic: {meaning}\n" in ended.text
    lines = [f'  File "busy.py", line {number}, in work\n' for number in BUSY_LINES]
    assert any(line in ended.text for line in lines)
