"""The driver's side of virtio against honest devices and lying ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.builtins.bytearray import bytearray as ByteArray
from pyuk.drivers.virtio import entropy
from pyuk.drivers.virtio import transport as transports
from pyuk.drivers.virtio.mmio import MmioTransport, Place
from pyuk.drivers.virtio.net import GUEST_TSO, HEADER_BYTES, MRG_RXBUF, VirtioNet, agree, queue_of
from pyuk.drivers.virtio.splitqueue import SplitQueue
from pyuk.drivers.virtio.virtqueue import Virtqueue
from pyuk.kernel import entropy as kernel_entropy
from pyuk.lang import Buffer, memory, u8
from tests.drivers.virtiodevice import EVENT_IDX, INDIRECT, PACKED, VERSION_1, MmioWindow, Queue, VirtioDevice
from tests.kernel.machine import arena

WINDOW = 0xFEB0_0000
MAC = bytes.fromhex("5254006789ab")
TARGET = 0x30_0000  # memory that buffers lie in


@contextmanager
def device_of(device: VirtioDevice) -> Iterator[MmioTransport]:
    """A machine with some memory and this device."""
    with arena(64) as memory:
        memory.map(TARGET, 1 << 20)
        memory.map_device(WINDOW, 0x200, MmioWindow(device))
        yield MmioTransport(Place(WINDOW, 0, False, False))


@contextmanager
def one_queue(size: int = 8, features: int = VERSION_1) -> Iterator[tuple[Virtqueue, Queue, MmioTransport]]:
    """A started device with one queue; both ends of it."""
    device = VirtioDevice(1, features, (size,))
    with device_of(device) as transport:
        taken = transport.start(features)
        queue = queue_of(transport, 0, taken)
        transport.run()
        yield queue, device.queues[0], transport


# --- initialisation ---------------------------------------------------------------------------------


def test_features_are_agreed_on() -> None:
    device = VirtioDevice(1, VERSION_1 | EVENT_IDX | 0b1011)
    with device_of(device) as transport:
        assert transport.device_type == 1
        assert transport.start(0b0110) == VERSION_1 | 0b0010 == device.accepted
        transport.run()
        assert device.status == 15


@pytest.mark.parametrize("change", ["old", "refuses", "stuck", "gone", "legacy"])
def test_devices_that_cannot_be_used(change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transports, "MAX_POLLS", 10)
    device = VirtioDevice(1, 0b1 if change == "old" else VERSION_1 | 0b1)
    device.refuses = 0b1 if change == "refuses" else 0
    device.is_stuck = change == "stuck"
    device.kind = 0 if change == "gone" else 1
    with arena(16) as memory:
        memory.map_device(WINDOW, 0x200, MmioWindow(device, 1 if change == "legacy" else 2))
        transport = MmioTransport(Place(WINDOW, 0, False, False))
        if change in ("gone", "legacy"):
            assert transport.device_type == 0
        else:
            assert transport.start(0b1) == 0 and device.status & 4 == 0


@pytest.mark.parametrize(("offered", "size"), [(0, 0), (1, 1), (7, 4), (256, 256), (1024, 256), (0xFFFF_FFFF, 256)])
def test_sizes_of_queues(offered: int, size: int) -> None:
    with one_queue(offered) as (queue, theirs, _):
        assert (queue.size, theirs.size, theirs.is_ready) == (size, size, size > 0)


def test_no_memory_for_a_queue() -> None:
    device = VirtioDevice(1)
    with arena(3) as memory:
        memory.map_device(WINDOW, 0x200, MmioWindow(device))
        transport = MmioTransport(Place(WINDOW, 0, False, False))
        transport.start(0)
        assert SplitQueue(transport, 0, 0).size == 0
        assert SplitQueue(transport, 1, 0).add(TARGET, 1, True) == -1


# --- honest devices ---------------------------------------------------------------------------------

FORMS = st.sampled_from([0, EVENT_IDX, PACKED, PACKED | EVENT_IDX, INDIRECT, INDIRECT | PACKED | EVENT_IDX])
STEPS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 1 << 16)), max_size=120)


@settings(max_examples=50, deadline=None)
@given(STEPS, st.sampled_from([2, 4, 8]), FORMS)
def test_every_buffer_comes_back_once(steps: list[tuple[int, int]], size: int, form: int) -> None:
    """Whatever the order in which a device takes and returns chains of one and two buffers, in tables of their own."""
    with one_queue(size, VERSION_1 | form) as (queue, theirs, transport):
        queue.silence()
        entries = {0: 1, 1: 1 if form & INDIRECT else 2}
        out: dict[int, int] = {}
        returned: dict[int, int] = {}
        for step, number in steps:
            room = number % 100 + 2
            if step < 2:
                is_chain = step == 1
                head = queue.ask(TARGET, 7, TARGET + 4096, room) if is_chain else queue.add(TARGET, room, True)
                if head >= 0:
                    assert head not in out
                    out[head] = room
                else:
                    assert queue.free_count < entries[step]
                queue.publish(transport)
            elif step < 4 and theirs.available:
                head = theirs.take()
                assert sum(part.size for part in theirs.out[head] if part.is_written) == out[head]
            elif step == 4 and theirs.out:
                head = list(theirs.out)[number % len(theirs.out)]
                returned[head] = number % (out[head] + 1)
                theirs.give(head, returned[head])
            elif step == 5:
                head = queue.pop()
                assert (head >= 0) == bool(returned)
                if head >= 0:
                    assert queue.len_bytes == returned.pop(head)
                    del out[head]
        assert not queue.is_broken and queue.bad_entries == 0


def test_indices_wrap_around() -> None:
    with one_queue(2, VERSION_1 | EVENT_IDX) as (queue, theirs, transport):
        assert isinstance(queue, SplitQueue)
        queue.avail_idx = queue.used_idx = theirs.seen = theirs.used = 65_400
        theirs.jump(0)
        queue.avail().idx.store(65_400)
        for i in range(400):
            assert queue.add(TARGET + i % 64, 1, True) >= 0
            theirs.want_notification_at(theirs.seen)
            queue.publish(transport)
            head = theirs.take()
            assert theirs.out[head][0].addr == TARGET + i % 64
            theirs.give(head, 1)
            assert queue.pop() == head
        assert theirs.notified == 400


def test_rounds_of_a_packed_ring() -> None:
    """Each entry is told apart from the one that lay there a round before, and so is each wish of the device."""
    with one_queue(4, VERSION_1 | EVENT_IDX | PACKED) as (queue, theirs, transport):
        for i in range(50):
            if i % 3 == 0:
                head = queue.ask(TARGET + i, 1, TARGET + 4096, 3)
            else:
                head = queue.add(TARGET + i, 3, True)
            theirs.want_notification_at(theirs.seen)
            queue.publish(transport)
            assert queue.pop() == -1 and queue.listen()
            assert theirs.read(1, 0, "<HH") == (theirs.used % 4 | (1 - theirs.used // 4 % 2) << 15, 2)
            assert theirs.take() == head and not theirs.available
            assert theirs.out[head][0].addr == TARGET + i
            theirs.give(head, 3)
            assert not queue.listen() and queue.pop() == head and queue.len_bytes == 3
        assert theirs.notified == 50 and queue.free_count == 4


@pytest.mark.parametrize("form", [0, PACKED])
def test_notifications_that_are_not_wanted_are_made_up_for(form: int) -> None:
    with one_queue(8, VERSION_1 | form) as (queue, theirs, transport):
        theirs.want_no_notification(True)
        queue.add(TARGET, 1, True)
        queue.publish(transport)
        assert theirs.notified == 0
        queue.nudge(transport)
        queue.nudge(transport)
        assert theirs.notified == 1
        theirs.want_no_notification(False)
        queue.publish(transport)  # of nothing new
        assert theirs.notified == 1
        queue.add(TARGET, 1, True)
        queue.publish(transport)
        queue.nudge(transport)
        assert theirs.notified == 2


@pytest.mark.parametrize("form", [0, PACKED])
def test_event_index(form: int) -> None:
    """virtio 1.2 §2.7.10, §2.8.10: one notification, when the entry that the device names is given."""
    with one_queue(8, VERSION_1 | EVENT_IDX | form) as (queue, theirs, transport):
        for event, added, notified in ((0, 1, True), (0, 1, False), (3, 1, False), (3, 2, True), (3, 1, False)):
            theirs.want_notification_at(event)
            before = theirs.notified
            for _ in range(added):
                queue.add(TARGET, 1, True)
            queue.publish(transport)
            assert (theirs.notified > before) == notified


# --- lying devices ----------------------------------------------------------------------------------

WORD = st.one_of(st.integers(0, 12), st.integers(0, 0xFFFF_FFFF))
LIES = st.lists(st.tuples(st.sampled_from(["add", "two", "used", "jump", "pop", "scribble"]), WORD, WORD), max_size=60)


@settings(max_examples=100, deadline=None)
@given(LIES, FORMS)
def test_whatever_a_device_says(lies: list[tuple[str, int, int]], form: int) -> None:
    """No exception, no token that is not out, no length beyond the buffer, and no descriptor lost or owned twice."""
    with one_queue(8, VERSION_1 | form) as (queue, theirs, transport):
        out: dict[int, tuple[int, int]] = {}
        for lie, one, other in lies:
            if lie in ("add", "two"):
                room = one % 1000 + 2
                count = 1 if lie == "add" or form & INDIRECT else 2
                head = queue.add(TARGET, room, True) if lie == "add" else queue.ask(TARGET, 1, TARGET, room)
                if head >= 0:
                    assert head not in out
                    out[head] = room, count
                queue.publish(transport)
            elif lie == "used":
                theirs.put_used(one, other)
            elif lie == "jump":
                theirs.jump(one % 65536)
            elif lie == "scribble":  # over what the driver wrote: it must not rely on it
                theirs.write(0, 16 * (one % 8), "<QIHH", other, other, other % 4, one & 0xFFFF)
            else:
                head = queue.pop()
                if head >= 0:
                    room, count = out.pop(head)
                    assert 0 <= queue.len_bytes <= room
        assert queue.free_count == 8 - sum(count for _, count in out.values())
        if queue.is_broken:
            assert queue.pop() == -1 == queue.add(TARGET, 1, True)
        else:
            while queue.add(TARGET, 1, True) >= 0:
                pass
            assert queue.free_count == 0


# --- network ----------------------------------------------------------------------------------------


def net_device(features: int = VERSION_1 | 1 << 5 | 1 << 3 | 1 << 16, mtu: int = 1400) -> VirtioDevice:
    return VirtioDevice(1, features, config=MAC + b"\1\0" + b"\1\0" + mtu.to_bytes(2, "little"))


@contextmanager
def network(device: VirtioDevice) -> Iterator[VirtioNet]:
    with device_of(device) as transport:
        yield VirtioNet(transport, agree(transport))


def room(size: int = 256) -> ByteArray:
    return ByteArray(Buffer[u8](size))


def test_frames_go_out_and_come_in() -> None:
    device = net_device()
    with network(device) as net:
        assert (net.mac, net.mtu, net.is_usable(), net.link_is_up()) == (int.from_bytes(MAC), 1400, True, True)
        data = room()
        token = net.post(data, 16)
        net.publish_posted()
        received = device.queues[0]
        frame = bytes(range(60))
        received.fill(received.take(), bytes(HEADER_BYTES) + frame)
        assert (net.receive(), net.frame_bytes, net.receive()) == (token, 60, -1)
        assert bytes(data[16 + HEADER_BYTES + i] for i in range(60)) == frame
        token = net.transmit(data, 16 + HEADER_BYTES, 88, 0, 0)
        net.publish_transmitted()
        sent = device.queues[1]
        head = sent.take()
        assert sent.content(head) == bytes(HEADER_BYTES) + frame and sent.notified == 1
        assert net.reclaim() == -1
        sent.give(head, 0)
        assert net.reclaim() == token


def test_a_device_that_offers_nothing() -> None:
    device = net_device(VERSION_1)
    with network(device) as net:
        assert (net.mac, net.mtu, net.link_is_up(), net.can_checksum()) == (0, 1500, True, False)


def test_the_link_goes_down() -> None:
    device = net_device()
    with network(device) as net:
        device.config = MAC + bytes(6)
        assert not net.link_is_up()


@pytest.mark.parametrize("size", [0, 1, 11, 12, 25, 300, 0xFFFF_FFFF])
def test_frames_of_absurd_lengths_are_dropped(size: int) -> None:
    device = net_device()
    with network(device) as net:
        data = room()
        token = net.post(data, 16)
        net.publish_posted()
        received = device.queues[0]
        received.put_used(received.take(), size)
        assert (net.receive(), net.frame_bytes, net.bad_frames) == (token, 0, 1)
        assert net.is_usable()


def test_what_is_no_frame_is_not_sent() -> None:
    with network(net_device()) as net:
        for start, end in ((0, 60), (11, 60), (12, 20), (12, 257), (250, 256)):
            with pytest.raises(ValueError):
                net.transmit(room(), start, end, 0, 0)
        for start in (-1, 231, 256, 300):
            with pytest.raises(ValueError):
                net.post(room(), start)


def test_checksums_are_left_to_a_device_that_offers_it() -> None:
    device = net_device(VERSION_1 | 0b11)
    with network(device) as net:
        assert net.can_checksum()
        data = room()
        net.transmit(data, 40, 140, 74, 90)
        net.publish_transmitted()
        sent = device.queues[1]
        header = sent.content(sent.take())[:HEADER_BYTES]
        assert header == bytes([1, 0, 0, 0, 0, 0, 34, 0, 16, 0, 0, 0])
        net.post(data, 0)
        net.publish_posted()
        received = device.queues[0]
        received.fill(received.take(), b"\2" + bytes(HEADER_BYTES - 1) + bytes(60))
        net.receive()
        net.read_header(data, 0)
        assert net.is_checked


def test_segments_are_cut_up_by_a_device_that_offers_it() -> None:
    device = net_device(VERSION_1 | 0b11 | 0b11 << 11)
    with network(device) as net:
        assert net.can_segment()
        data = room()
        net.transmit(data, 40, 240, 74, 90, 4, 50, 106)
        net.publish_transmitted()
        sent = device.queues[1]
        assert sent.content(sent.take())[:HEADER_BYTES] == bytes([1, 4, 66, 0, 50, 0, 34, 0, 16, 0, 0, 0])
    with network(net_device(VERSION_1 | 0b11 | 1 << 11)) as net:
        assert not net.can_segment(), "of one family alone"


def test_a_frame_in_several_buffers() -> None:
    device = net_device(VERSION_1 | GUEST_TSO | MRG_RXBUF | 0b11)
    with network(device) as net:
        data = room()
        tokens = [net.post(data, 0), net.post(data, 100)]
        net.publish_posted()
        received = device.queues[0]
        received.fill(received.take(), bytes([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0]) + bytes(60))
        received.fill(received.take(), bytes(70))
        assert (net.receive(), net.frame_bytes) == (tokens[0], 60)
        net.read_header(data, 0)
        assert (net.buffers, net.is_merged, net.is_checked) == (2, True, True)
        assert (net.receive_part(), net.part_bytes, net.receive_part()) == (tokens[1], 70, -1)


def test_long_frames_are_not_wanted_where_no_buffer_holds_them() -> None:
    device = net_device(VERSION_1 | GUEST_TSO | 0b11)
    with network(device) as net:
        assert net.is_usable() and device.accepted & GUEST_TSO == 0


CONTROLLED = VERSION_1 | 1 << 5 | 1 << 16 | 1 << 17 | 1 << 18 | 1 << 21
GROUPS = [0x0100_5E00_0001, 0x3333_FF12_3456]


def controlled(form: int = 0) -> VirtioDevice:
    """A network device with a control queue."""
    return VirtioDevice(1, CONTROLLED | form, (256, 256, 8), MAC + b"\1\0")


def answer(device: VirtioDevice, value: int) -> bytes:
    """Take the one command that waits, answer it, and tell what it was."""
    queue = device.queues[2]
    head = queue.take()
    said = queue.content(head)
    queue.fill(head, bytes([value]))
    return said


@pytest.mark.parametrize("form", [0, INDIRECT, PACKED, INDIRECT | PACKED | EVENT_IDX])
def test_only_frames_that_are_wanted(form: int) -> None:
    """virtio 1.2 §5.1.6.5.1, §5.1.6.5.2: first the groups, and when these are set no frames for others."""
    device = controlled(form)
    with network(device) as net:
        assert net.control is not None
        net.nudge()
        assert not device.queues[2].available
        net.control.want(GROUPS)
        net.nudge()
        net.nudge()
        table = bytes(4) + (2).to_bytes(4, "little") + b"".join(each.to_bytes(6, "big") for each in GROUPS)
        assert answer(device, 0) == b"\1\0" + table and not device.queues[2].available
        net.nudge()
        assert answer(device, 0) == b"\0\0\0"
        net.nudge()
        assert not device.queues[2].available


def test_a_device_that_refuses_groups_gives_all_frames() -> None:
    device = controlled()
    with network(device) as net:
        assert net.control is not None
        net.control.want(GROUPS)
        net.nudge()
        answer(device, 1)
        net.nudge()
        assert not device.queues[2].available


def test_of_many_groups_all_frames() -> None:
    """Groups come and go: with more than the device knows it gives all frames, and with fewer again only theirs."""
    device = controlled()
    with network(device) as net:
        assert net.control is not None
        net.control.want([*GROUPS] * 5)
        net.nudge()
        assert answer(device, 0) == b"\0\0\1"
        net.control.want(GROUPS)
        net.nudge()
        assert answer(device, 0)[:2] == b"\1\0"
        net.control.want([*GROUPS] * 5)
        net.nudge()
        assert answer(device, 0) == b"\0\0\1"
        net.control.want(GROUPS)
        for start in (b"\1\0", b"\0\0\0"):
            net.nudge()
            assert answer(device, 0).startswith(start)


def test_the_device_asks_for_an_announcement() -> None:
    device = controlled()
    with network(device) as net:
        assert net.control is not None and not net.transport.has_changed() and not net.asks_to_announce()
        device.config = MAC + b"\3\0"
        device.interrupts = 2
        net.listen()
        assert device.interrupts == 0 and net.transport.has_changed() and not net.transport.has_changed()
        assert net.asks_to_announce() and net.link_is_up()
        net.control.confirm_announcement()
        net.nudge()
        assert answer(device, 0) == b"\3\0"


# --- entropy ----------------------------------------------------------------------------------------


class Answering(VirtioDevice):
    """Gives so many bytes as soon as it is notified; None: nothing, ever."""

    def __init__(self, size: int | None) -> None:
        super().__init__(4, VERSION_1, (8,))
        self.size = size

    def notify(self, index: int) -> None:
        super().notify(index)
        queue = self.queues[index]
        head = queue.take()
        if self.size is not None:
            memory.active().write(queue.out[head][0].addr, bytes(range(1, 1 + min(self.size, 64))))
            queue.give(head, self.size)


@pytest.mark.parametrize(("size", "used"), [(64, 64), (5, 5), (0, 0), (65, 0), (None, 0)])
def test_an_entropy_device(size: int | None, used: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entropy, "MAX_POLLS", 10)
    monkeypatch.setattr(kernel_entropy, "state", 0)
    with device_of(Answering(size)) as transport:
        assert entropy.seed_from(transport) == used
        assert transport.read_status() == 0, "it is stopped"
    first = kernel_entropy.state
    assert (first != 0) == (used > 0)
    with device_of(Answering(size)) as transport:
        entropy.seed_from(transport)
    assert (kernel_entropy.state != first) == (used > 0)
