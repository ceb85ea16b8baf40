"""A running guest, looked at over QMP: its page tables, its registers, where it hangs."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from pyuk.compiler.driver import BuildOptions
from pyuk.image.build import Build, build
from pyuk.image.elf_info import read_image
from pyuk.qemu import monitor
from pyuk.qemu.launch import Process
from pyuk.qemu.machine import MACHINES, Machine
from pyuk.qemu.session import Session
from tests.cli.conftest import Command

pytestmark = [pytest.mark.boot, pytest.mark.slow]

PATIENCE = 20
APP = "print('up')\nn = 0\nwhile True:\n    n = (n + 1) & 0xFFFF\n"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("outside") / "app.py"
    path.write_text(APP)
    return path


@pytest.fixture(scope="module")
def endless(app: Path) -> Build:
    return build(app, BuildOptions())


def mappings(image: bytes, machine: Machine) -> list[monitor.Mapping]:
    """The page tables of a guest that has printed a line."""

    async def ask(process: Process) -> list[monitor.Mapping]:
        up = asyncio.Event()
        async with Session(process, stdout=lambda data: up.set(), stderr=lambda data: None) as session:
            async with asyncio.timeout(PATIENCE):
                await up.wait()
                return await monitor.mappings(await session.monitor())

    with Process(machine, image) as process:
        return asyncio.run(ask(process))


@pytest.mark.parametrize("machine", MACHINES)
def test_no_page_is_writable_and_executable(machine: str, endless: Build) -> None:
    pages = mappings(endless.image, Machine(machine=machine, memory_bytes=64 << 20))
    assert pages
    assert [page for page in pages if page.writable and page.executable] == []
    assert 0 not in {page.vaddr for page in pages}
    assert all(page.vaddr == page.paddr and not page.user for page in pages)
    by_address = {page.vaddr: page for page in pages}
    for section in read_image(endless.image, "image").sections:
        if section.permissions and section.size:
            page = by_address[section.address & ~0xFFF]
            assert (page.writable, page.executable) == ("w" in section.permissions, "x" in section.permissions)


def test_a_time_out_names_the_python_line(run: Command, app: Path) -> None:
    answer = run("run", "--timeout", "2", app)
    assert (answer.code, answer.out) == (1, "up\n")
    assert "the processor was at 0x" in answer.err
    assert "(app.py:" in answer.err
