"""richards: the kernel of a simulated operating system, with queues and tasks of several classes."""

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DEVICE, WORK = 0, 1
BUFFER = 4


class Packet:
    def __init__(self, link: "Packet | None", ident: int, kind: int) -> None:
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * BUFFER

    def append_to(self, queue: "Packet | None") -> "Packet":
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Record:
    """What a task keeps between its runs."""

    def __init__(self) -> None:
        self.control = 1
        self.count = 10000
        self.destination = HANDLER_A
        self.sent = 0
        self.work: "Packet | None" = None
        self.device: "Packet | None" = None
        self.pending: "Packet | None" = None


class Task:
    def __init__(self, system: "System", ident: int, priority: int, queue: "Packet | None", waiting: bool,
                 pending: bool, record: Record) -> None:
        self.system = system
        self.ident = ident
        self.priority = priority
        self.input = queue
        self.packet_pending = pending
        self.task_waiting = waiting
        self.task_holding = False
        self.record = record
        self.next = system.first
        system.first = self
        system.tasks[ident] = self

    def run(self, packet: "Packet | None") -> "Task | None":
        raise NotImplementedError

    def add_packet(self, packet: Packet, old: "Task") -> "Task":
        if self.input is None:
            self.input = packet
            self.packet_pending = True
            if self.priority > old.priority:
                return self
        else:
            packet.append_to(self.input)
        return old

    def run_task(self) -> "Task | None":
        message: "Packet | None" = None
        if self.packet_pending and self.task_waiting and not self.task_holding:
            message = self.input
            assert message is not None
            self.input = message.link
            self.task_waiting = False
            self.packet_pending = self.input is not None
        return self.run(message)

    def wait(self) -> "Task":
        self.task_waiting = True
        return self

    def hold(self) -> "Task | None":
        self.system.holds += 1
        self.task_holding = True
        return self.next

    def release(self, ident: int) -> "Task":
        task = self.system.find(ident)
        task.task_holding = False
        return task if task.priority > self.priority else self

    def queue_packet(self, packet: Packet) -> "Task":
        task = self.system.find(packet.ident)
        self.system.queued += 1
        packet.link = None
        packet.ident = self.ident
        return task.add_packet(packet, self)


class System:
    def __init__(self) -> None:
        self.first: "Task | None" = None
        self.tasks: list["Task | None"] = [None] * 10
        self.holds = 0
        self.queued = 0

    def find(self, ident: int) -> Task:
        task = self.tasks[ident]
        if task is None:
            raise ValueError("bad task id")
        return task

    def schedule(self) -> None:
        current = self.first
        while current is not None:
            if current.task_holding or (not current.packet_pending and current.task_waiting):
                current = current.next
            else:
                current = current.run_task()


class DeviceTask(Task):
    def run(self, packet: "Packet | None") -> "Task | None":
        if packet is None:
            pending = self.record.pending
            if pending is None:
                return self.wait()
            self.record.pending = None
            return self.queue_packet(pending)
        self.record.pending = packet
        return self.hold()


class HandlerTask(Task):
    def run(self, packet: "Packet | None") -> "Task | None":
        record = self.record
        if packet is not None:
            if packet.kind == WORK:
                record.work = packet.append_to(record.work)
            else:
                record.device = packet.append_to(record.device)
        work = record.work
        if work is None:
            return self.wait()
        count = work.datum
        if count >= BUFFER:
            record.work = work.link
            return self.queue_packet(work)
        device = record.device
        if device is None:
            return self.wait()
        record.device = device.link
        device.datum = work.data[count]
        work.datum = count + 1
        return self.queue_packet(device)


class IdleTask(Task):
    def run(self, packet: "Packet | None") -> "Task | None":
        record = self.record
        record.count -= 1
        if record.count == 0:
            return self.hold()
        if record.control & 1 == 0:
            record.control //= 2
            return self.release(DEVICE_A)
        record.control = record.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class WorkTask(Task):
    def run(self, packet: "Packet | None") -> "Task | None":
        if packet is None:
            return self.wait()
        record = self.record
        record.destination = HANDLER_B if record.destination == HANDLER_A else HANDLER_A
        packet.ident = record.destination
        packet.datum = 0
        for i in range(BUFFER):
            record.sent = record.sent % 26 + 1
            packet.data[i] = ord("A") + record.sent - 1
        return self.queue_packet(packet)


def run_once() -> int:
    system = System()
    nothing = Packet(None, 0, WORK).link
    IdleTask(system, IDLE, 1, nothing, False, False, Record())
    queue = Packet(Packet(None, 0, WORK), 0, WORK)
    WorkTask(system, WORKER, 1000, queue, True, True, Record())
    for ident, device, priority in ((HANDLER_A, DEVICE_A, 2000), (HANDLER_B, DEVICE_B, 3000)):
        queue = Packet(Packet(Packet(None, device, DEVICE), device, DEVICE), device, DEVICE)
        HandlerTask(system, ident, priority, queue, True, True, Record())
    DeviceTask(system, DEVICE_A, 4000, nothing, True, False, Record())
    DeviceTask(system, DEVICE_B, 5000, nothing, True, False, Record())
    system.schedule()
    return system.holds * 100000 + system.queued


def run(rounds: int) -> int:
    total = 0
    for _ in range(rounds):
        total = (total * 7 + run_once()) % 1000000007
    return total
