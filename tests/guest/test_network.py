"""The network device of every machine, with QEMU's options of it on and off: frames come in and go out."""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from pathlib import Path

import pytest
from qemu.qmp import QMPClient

from pyuk.qemu.network import Network
from tests.guest.link import Link, echo_request, good_bye
from tests.guest.machine import PATIENCE, image_of, look, machine_of, needs_qemu, on_every_machine, run

pytestmark = needs_qemu
ALL_NODES = bytes.fromhex("333300000001")
NEIGHBOUR_ADVERTISEMENT = 136
WINDOW = 32  # requests under way
SIZES = (0, 1, 31, 56, 700, 1471, 1472)


def ping(link: Link, count: int, pause: float = 0) -> None:
    """Find the guest, send it so many echo requests of all sizes, and take the answers, which come in order.

    pause: seconds of silence before each window.
    """
    mac = link.find()
    chosen = random.Random(5)
    payloads = [chosen.randbytes(SIZES[i % len(SIZES)]) for i in range(count)]
    for first in range(0, count, WINDOW):
        part = range(first, min(first + WINDOW, count))
        time.sleep(pause)
        link.send(*(echo_request(mac, i, payloads[i]) for i in part))
        for i in part:
            answer = link.receive()
            while answer[12:14] != b"\x08\x00":  # of an ARP request that was sent twice
                answer = link.receive()
            length = int.from_bytes(answer[16:18], "big")
            assert answer[34] == 0 and int.from_bytes(answer[40:42], "big") == i
            assert answer[42 : 14 + length] == payloads[i]
    link.send(good_bye(mac))


def ping_machine(
    directory: Path, machine: str, count: int, options: str = "", *args: str, pause: float = 0,
) -> list[str]:
    """Ping a machine with these options of its device; what it printed."""
    link = Link(directory, lambda link: ping(link, count, pause))
    network = Network("stream", socket_path=link.path, options=options)
    rng = ("-device", "virtio-rng-device" if machine == "microvm" else "virtio-rng-pci,disable-legacy=on")
    ended = run(image_of("ping.py"), machine_of(machine, *args, network=network, extra=rng))
    link.join()
    assert ended.end == ("exit", 0), ended.text
    lines = ended.out.decode().splitlines()
    assert lines[0] == "entropy 64"
    return lines[1:]


@on_every_machine
def test_a_guest_answers_on_every_machine(machine: str, tmp_path: Path) -> None:
    lines = ping_machine(tmp_path, machine, 600)
    assert lines[0] == "ready 0x525400123456 1500 True True"
    assert lines[-1] == "usable True 0 0 0"


@pytest.mark.parametrize("options", [
    ",event_idx=off,indirect_desc=off,status=off,mrg_rxbuf=off,csum=off,guest_csum=off,ctrl_vq=off",
    ",packed=on", ",packed=on,event_idx=off",
    ",host_mtu=1400", ",vectors=0", ",rx_queue_size=1024,tx_queue_size=256,mac=02:00:00:00:00:09",
])
def test_options_of_the_device(options: str, tmp_path: Path) -> None:
    lines = ping_machine(tmp_path, "q35", 100, options)
    mac = "0x20000000009" if "mac=" in options else "0x525400123456"
    assert lines[0] == f"ready {mac} {1400 if 'mtu' in options else 1500} True {'vectors=0' not in options}"
    assert lines[-1] == "usable True 0 0 0"


@on_every_machine
def test_the_processor_halts_until_a_frame_comes(machine: str, tmp_path: Path) -> None:
    """A request after a silence wakes it by an interrupt, by MSI-X or by a line.

    A lost interrupt shows as a frame that is there while none comes, however long the guest waits.
    """
    lines = ping_machine(tmp_path, machine, 300, "", "halts", pause=0.03)
    woken, lost = (int(word) for word in lines[1].split()[1::2])
    assert woken > 0 and lost == 0, lines


def test_a_guest_answers_while_its_program_does_something_else(tmp_path: Path) -> None:
    """It computes while twenty requests come, and sleeps while as many come again: each is answered at once."""

    def talk(link: Link) -> None:
        mac = link.find()
        for _ in ("computes", "sleeps"):
            for i in range(20):
                link.send(echo_request(mac, i, b"are you there?"))
                answer = link.receive()
                while answer[12:14] != b"\x08\x00" or answer[34] != 0:
                    answer = link.receive()
            link.send(good_bye(mac))

    image = image_of("busy.py")
    link = Link(tmp_path, talk)
    network = Network("stream", socket_path=link.path)
    ended = run(image, machine_of("microvm", network=network, options="ip=10.0.2.15/24", mib=16))
    link.join()
    assert (ended.end, ended.out) == (("exit", 0), b"computed\nslept True\n"), ended.text


@pytest.mark.parametrize("machine", ["microvm", "q35"])
def test_the_link_goes_and_comes(machine: str, tmp_path: Path) -> None:
    """A network that comes back, and a host that asks for it, are told where the guest is."""
    told = asyncio.Queue[None]()
    loops: list[asyncio.AbstractEventLoop] = []

    def talk(link: Link) -> None:
        with contextlib.suppress(ConnectionError, TimeoutError):
            while True:
                frame = link.receive()
                if frame[:6] == ALL_NODES and frame[54] == NEIGHBOUR_ADVERTISEMENT and loops:
                    loops[0].call_soon_threadsafe(told.put_nowait, None)

    async def change(client: QMPClient) -> None:
        loops.append(asyncio.get_running_loop())
        for is_up in (False, True):
            await client.execute("set_link", {"name": "net", "up": is_up})
        await asyncio.wait_for(told.get(), PATIENCE)
        await client.execute("announce-self", {"initial": 1, "max": 1, "rounds": 1, "step": 1})
        await asyncio.wait_for(told.get(), PATIENCE)

    link = Link(tmp_path, talk)
    network = Network("stream", socket_path=link.path)
    served = machine_of(machine, network=network, options="ip=10.0.2.15/24", mib=32)
    look(image_of("steady.py"), served, change, until=b"listening")
    link.join()


def test_a_machine_without_a_device() -> None:
    for machine in ("microvm", "pc"):
        ended = run(image_of("ping.py"), machine_of(machine))
        assert (ended.end, ended.out) == (("exit", 0), b"entropy 0\nno device\n")
