"""The module socket: streams and datagrams over IPv4, blocking, with time-outs, or neither.

A call that has to wait lets the stack take its turns meanwhile. Source: The Python Standard Library, "socket"; Linux
socket(7), tcp(7), udp(7), ip(7) for what each call does and how it fails.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return"
# Parameters without annotation are compiled for what each call gives them.

from __future__ import annotations

from typing import Final, cast

from pyuk.builtins.bytearray import bytearray as ByteArray
from pyuk.builtins.bytes import bytes as Bytes
from pyuk.lang import Buffer, u8
from pyuk.net.address import ANY_V4, Address
from pyuk.net.tcp.listener import Listener
from pyuk.net.tcp.states import Error, State
from pyuk.net.tcp.tcb import Tcb
from pyuk.net.tcp.tcp import PortError
from pyuk.net.udp import PortInUse, UdpSocket
from pyuk.stdlib._network import errors
from pyuk.stdlib._network.addresses import parse_v4
from pyuk.stdlib._network.errors import gaierror
from pyuk.stdlib._network.host import host
from pyuk.stdlib._network.names import HOST_NAME, AddressFamily, SocketKind, resolve, text_of
from pyuk.stdlib._network.watch import DatagramWatch, Watch

__all__ = ["gaierror"]

AF_UNSPEC: Final = AddressFamily.AF_UNSPEC
AF_INET: Final = AddressFamily.AF_INET
AF_INET6: Final = AddressFamily.AF_INET6
SOCK_STREAM: Final = SocketKind.SOCK_STREAM
SOCK_DGRAM: Final = SocketKind.SOCK_DGRAM
IPPROTO_IP: Final = 0
IPPROTO_TCP: Final = 6
IPPROTO_UDP: Final = 17
SOL_SOCKET: Final = 1
SO_REUSEADDR: Final = 2
SO_TYPE: Final = 3
SO_ERROR: Final = 4
SO_BROADCAST: Final = 6
SO_SNDBUF: Final = 7
SO_RCVBUF: Final = 8
SO_KEEPALIVE: Final = 9
SO_REUSEPORT: Final = 15
TCP_NODELAY: Final = 1
SHUT_RD: Final = 0
SHUT_WR: Final = 1
SHUT_RDWR: Final = 2
MSG_PEEK: Final = 2
AI_PASSIVE: Final = 1
SOMAXCONN: Final = 4096
INADDR_ANY: Final = 0
has_ipv6: Final = False

error = OSError
timeout = TimeoutError

READ = 1  # what a socket can be ready for
WRITE = 2
OPEN = 3
BLOCKS = -1.0  # a time-out that never is
MOST_SECONDS = 9_000_000_000.0
KEEPALIVE_US = 7_200_000_000

numbers: list[bool] = []  # which descriptors are taken, from 3 on
bound_ports: set[int] = set()  # of streams: taken by bind()


class socket:
    """A socket. Of listener, tcb and datagrams at most one is there, by what the socket has become.

    seconds: how long a call may wait; BLOCKS, 0.0 for not at all. number: what fileno() says; -1 when closed.
    """

    def __init__(self, family: int = -1, type: int = -1, proto: int = -1, fileno: None = None) -> None:
        kind = SOCK_STREAM if type == -1 else type
        if family != -1 and family != AF_INET:
            raise errors.os_error(errors.EAFNOSUPPORT)
        if kind != SOCK_STREAM and kind != SOCK_DGRAM:
            raise errors.os_error(errors.ESOCKTNOSUPPORT)
        self.family = AF_INET
        self.type = SOCK_STREAM if kind == SOCK_STREAM else SOCK_DGRAM
        self.proto = max(proto, 0)
        self.is_stream = kind == SOCK_STREAM
        self.seconds = BLOCKS
        self.number = take_number()
        self.watch = Watch(host().news, self.number)
        self.listener: Listener | None = None
        self.tcb: Tcb | None = None
        self.datagrams: UdpSocket | None = None
        self.local = ANY_V4
        self.local_port = 0
        self.peer = ANY_V4
        self.peer_port = 0
        self.is_bound = False
        self.reuses = False
        self.no_delay = False
        self.keeps_alive = False
        self.may_broadcast = False
        self.is_read_shut = False
        self.error_is_told = False

    # --- what it is --------------------------------------------------------------------------

    def fileno(self) -> int:
        return self.number

    def __repr__(self) -> str:
        closed = " [closed]" if self.number < 0 else ""
        text = f"<socket.socket{closed} fd={self.number}, family={int(self.family)}, type={int(self.type)}"
        text = f"{text}, proto={self.proto}"
        if self.number >= 0:
            text = f"{text}, laddr={self.getsockname()}"
            if self.peer_port != 0:
                text = f"{text}, raddr=({text_of(self.peer)!r}, {self.peer_port})"
        return text + ">"

    def __enter__(self) -> socket:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.close()

    def check(self) -> None:
        """OSError where it is closed."""
        if self.number < 0:
            raise errors.os_error(errors.EBADF)

    def getsockname(self) -> tuple[str, int]:
        self.check()
        return text_of(self.local), self.local_port

    def getpeername(self) -> tuple[str, int]:
        self.check()
        if self.peer_port == 0:
            raise errors.os_error(errors.ENOTCONN)
        return text_of(self.peer), self.peer_port

    # --- time-outs ---------------------------------------------------------------------------

    def settimeout(self, value, /) -> None:
        if value is None:
            self.seconds = BLOCKS
        else:
            seconds = float(value)
            if seconds < 0.0:
                raise ValueError("Timeout value out of range")
            self.seconds = seconds

    def gettimeout(self) -> float | None:
        return None if self.seconds < 0.0 else self.seconds

    @property
    def timeout(self) -> float | None:
        return self.gettimeout()

    def setblocking(self, flag: bool, /) -> None:
        self.seconds = BLOCKS if flag else 0.0

    def getblocking(self) -> bool:
        return self.seconds != 0.0

    def is_ready(self, event: int) -> bool:
        """Whether a call for this event would not have to wait."""
        listener = self.listener
        if listener is not None:
            return listener.first is not None
        datagrams = self.datagrams
        if datagrams is not None:
            return event != READ or len(datagrams.received) > 0 or datagrams.has_trouble
        tcb = self.tcb
        if tcb is None:
            return True
        if event == OPEN:
            return tcb.state != State.SYN_SENT and tcb.state != State.SYN_RECEIVED
        if event == WRITE:
            return host().tcp.has_room(tcb) or not may_go_on(tcb)
        return tcb.incoming.length > 0 or self.is_read_shut or tcb.state >= State.CLOSE_WAIT or is_over(tcb)

    def wait(self, event: int) -> None:
        """Let the stack work until the socket is ready. TimeoutError, BlockingIOError."""
        network = host()
        network.turn()
        if self.is_ready(event):
            return
        if self.seconds == 0.0:
            raise errors.os_error(errors.EAGAIN)
        until_us = network.after(self.seconds)
        while True:
            due_us = network.turn()
            if self.is_ready(event):
                return
            if network.now_us() >= until_us:
                raise TimeoutError("timed out")
            network.rest(min(due_us, until_us), self.watch)

    # --- where it is -------------------------------------------------------------------------

    def bind(self, address: tuple[str, int], /) -> None:
        self.check()
        if self.is_bound or self.tcb is not None:
            raise errors.os_error(errors.EINVAL)
        local = resolve(address[0])
        port = checked_port("bind", address[1])
        if not local.is_unspecified and not host().interface.internet.is_own(local):
            raise errors.os_error(errors.EADDRNOTAVAIL)
        if self.is_stream:
            self.local_port = take_port(local, port)
        else:
            datagrams = open_datagrams(local, port, self.reuses)
            datagrams.watcher = DatagramWatch(self.watch)
            datagrams.may_broadcast = self.may_broadcast
            self.datagrams = datagrams
            self.local_port = datagrams.port
        self.local = local
        self.is_bound = True

    def listen(self, backlog: int = 128, /) -> None:
        self.check()
        if not self.is_stream:
            raise errors.os_error(errors.EOPNOTSUPP)
        if self.tcb is not None:
            raise errors.os_error(errors.EINVAL)
        listener = self.listener
        if listener is not None:
            listener.backlog = max(backlog, 1)
            return
        if not self.is_bound:
            self.local_port = take_port(ANY_V4, 0)
            self.is_bound = True
        try:
            listener = host().tcp.listen(self.local, self.local_port, backlog)
        except PortError:
            raise errors.os_error(errors.EADDRINUSE) from None
        listener.watcher = self.watch
        self.listener = listener

    def accept(self) -> tuple[socket, tuple[str, int]]:
        self.check()
        listener = self.listener
        if listener is None:
            raise errors.os_error(errors.EINVAL if self.is_stream else errors.EOPNOTSUPP)
        if listener.first is None:
            self.wait(READ)
        tcb = host().tcp.accept(listener)
        if tcb is None:
            raise errors.os_error(errors.EAGAIN)
        made = socket()
        made.no_delay = self.no_delay
        made.keeps_alive = self.keeps_alive
        made.become(tcb)
        return made, made.getpeername()

    def become(self, tcb: Tcb) -> None:
        """Stand for this connection."""
        self.tcb = tcb
        tcb.watcher = self.watch
        self.local = tcb.local
        self.local_port = tcb.local_port
        self.peer = tcb.remote
        self.peer_port = tcb.remote_port
        if self.no_delay:
            host().tcp.set_no_delay(tcb, True)
        if self.keeps_alive:
            host().tcp.set_keepalive(tcb, KEEPALIVE_US, host().now_us())

    def connect(self, address: tuple[str, int], /) -> None:
        self.check()
        peer = resolve(address[0])
        port = checked_port("connect", address[1])
        if not self.is_stream:
            self.connect_datagrams(peer, port)
            return
        if self.listener is not None:
            raise errors.os_error(errors.EINVAL)
        if self.tcb is None:
            self.start(peer, port)
            host().turn()
            if self.seconds == 0.0 and not self.is_ready(OPEN):
                raise errors.os_error(errors.EINPROGRESS)
        elif self.is_ready(OPEN):
            self.raise_trouble()
            raise errors.os_error(errors.EISCONN)
        elif self.seconds == 0.0:
            raise errors.os_error(errors.EALREADY)
        self.finish_connecting()

    def start(self, peer: Address, port: int) -> None:
        """Send the first segment of a connection."""
        network = host()
        target = host().interface.internet.source_for(peer) if peer.is_unspecified else peer
        if target.is_unspecified:
            target = resolve("127.0.0.1")
        local = self.local
        if not target.is_loopback:
            network.wait_for_address()
        if local.is_unspecified:
            local = network.interface.internet.source_for(target)
        if local.is_unspecified:
            raise errors.os_error(errors.ENETUNREACH)
        try:
            self.become(network.tcp.connect(local, self.local_port, target, port, network.now_us()))
        except PortError:
            raise errors.os_error(errors.EADDRNOTAVAIL) from None

    def finish_connecting(self) -> None:
        """Wait until the connection is there. OSError where it cannot be."""
        try:
            self.wait(OPEN)
        except TimeoutError:
            self.drop_connection()
            raise
        tcb = self.tcb
        if tcb is not None and is_over(tcb):
            number = number_of(tcb)
            self.drop_connection()
            raise errors.os_error(number if number != 0 else errors.ECONNREFUSED)

    def drop_connection(self) -> None:
        """A connection did not come about: the socket can try another."""
        tcb = self.tcb
        self.tcb = None
        self.peer_port = 0
        if tcb is not None:
            host().tcp.abort(tcb)
            host().turn()

    def connect_ex(self, address: tuple[str, int], /) -> int:
        try:
            self.connect(address)
        except TimeoutError:
            return errors.EAGAIN
        except gaierror:
            raise
        except OSError as error:
            return error.errno if error.errno is not None else 0
        return 0

    # --- streams -----------------------------------------------------------------------------

    def connected(self) -> Tcb:
        """The connection. OSError where there is none."""
        self.check()
        tcb = self.tcb
        if tcb is None:
            raise errors.os_error(errors.ENOTCONN)
        return tcb

    def raise_trouble(self) -> None:
        """Tell once why the connection is over, if it did not end well."""
        tcb = self.tcb
        if tcb is not None and is_over(tcb) and not self.error_is_told:
            self.error_is_told = True
            number = number_of(tcb)
            if number != 0:
                raise errors.os_error(number)

    def recv(self, bufsize: int, flags: int = 0, /) -> bytes:
        if bufsize < 0:
            raise ValueError("negative buffersize in recv")
        if not self.is_stream:
            return self.recvfrom(bufsize, flags)[0]
        count = min(self.wait_for_data(bufsize), bufsize)
        items = Buffer[u8](count)
        self.read_into(cast(bytearray, ByteArray(items)), 0, count, flags)
        return cast(bytes, Bytes(items))

    def wait_for_data(self, wanted: int) -> int:
        """How many octets there are to be read; 0 at the end of the stream."""
        tcb = self.connected()
        if tcb.incoming.length == 0 and wanted > 0 and not self.is_ready(READ):
            self.wait(READ)
        if tcb.incoming.length == 0 and wanted > 0:
            self.raise_trouble()
        return tcb.incoming.length

    def read_into(self, target: bytearray, start: int, count: int, flags: int) -> None:
        """Read octets, which are there."""
        tcb = self.connected()
        if flags & MSG_PEEK != 0:
            tcb.incoming.get(0, target, start, count)
        elif count > 0:
            host().tcp.read(tcb, target, start, count)

    def recv_into(self, buffer: bytearray, nbytes: int = 0, flags: int = 0, /) -> int:
        if nbytes < 0:
            raise ValueError("negative buffersize in recv_into")
        most = nbytes if nbytes > 0 else len(buffer)
        if most > len(buffer):
            raise ValueError("buffer too small for requested bytes")
        if not self.is_stream:
            data = self.recvfrom(most, flags)[0]
            buffer[0 : len(data)] = data
            return len(data)
        count = min(self.wait_for_data(most), most)
        self.read_into(buffer, 0, count, flags)
        return count

    def send(self, data, flags: int = 0, /) -> int:
        if not self.is_stream:
            return self.send_connected(bytes(data))
        return self.send_part(bytes(data), 0)

    def sendall(self, data, flags: int = 0, /) -> None:
        octets = bytes(data)
        if not self.is_stream:
            self.send_connected(octets)
            return
        at = 0
        while at < len(octets):
            at += self.send_part(octets, at)

    def send_part(self, data: bytes, start: int) -> int:
        """Queue data from `start` on; how much of it there was room for, at least one octet of what there is."""
        self.check()
        tcb = self.tcb
        if tcb is None:
            raise errors.os_error(errors.EPIPE)
        if not self.is_ready(WRITE):
            self.wait(WRITE)
        self.raise_trouble()
        network = host()
        taken = network.tcp.write(tcb, data, start, len(data) - start)
        if taken < 0:
            raise errors.os_error(errors.EPIPE)
        network.flush(self.no_delay)
        return taken

    def shutdown(self, how: int, /) -> None:
        self.check()
        if not SHUT_RD <= how <= SHUT_RDWR:
            raise errors.os_error(errors.EINVAL)
        tcb = self.tcb
        if tcb is None or is_over(tcb):
            raise errors.os_error(errors.ENOTCONN)
        if how != SHUT_WR:
            self.is_read_shut = True
        if how != SHUT_RD:
            host().tcp.shut_down(tcb)
        host().turn()

    def close(self) -> None:
        if self.number < 0:
            return
        give_number(self.number)
        self.number = -1
        network = host()
        tcb, listener, datagrams = self.tcb, self.listener, self.datagrams
        if tcb is not None:
            network.tcp.close(tcb, network.now_us())
        if listener is not None:
            network.tcp.close_listener(listener)
        if datagrams is not None:
            network.interface.udp.close(datagrams)
        if self.is_bound and self.is_stream:
            bound_ports.discard(self.local_port)
        self.tcb = None
        self.listener = None
        self.datagrams = None
        network.turn()

    # --- datagrams ---------------------------------------------------------------------------

    def opened(self) -> UdpSocket:
        """The socket of datagrams, bound to some port if it was not yet."""
        self.check()
        if self.is_stream:
            raise errors.os_error(errors.ENOTCONN)
        datagrams = self.datagrams
        if datagrams is None:
            datagrams = open_datagrams(self.local, 0, False)
            datagrams.watcher = DatagramWatch(self.watch)
            datagrams.may_broadcast = self.may_broadcast
            self.datagrams = datagrams
            self.local_port = datagrams.port
        return datagrams

    def connect_datagrams(self, peer: Address, port: int) -> None:
        """Talk to one peer only."""
        datagrams = self.opened()
        datagrams.peer = peer
        datagrams.peer_port = port
        self.peer = peer
        self.peer_port = port
        if self.local.is_unspecified:
            self.local = host().interface.internet.source_for(peer)

    def recvfrom(self, bufsize: int, flags: int = 0, /) -> tuple[bytes, tuple[str, int]]:
        if bufsize < 0:
            raise ValueError("negative buffersize in recvfrom")
        if self.is_stream:
            return self.recv(bufsize, flags), ("0.0.0.0", 0)
        datagrams = self.opened()
        self.wait(READ)
        if datagrams.has_trouble:
            datagrams.has_trouble = False
            raise errors.os_error(errors.ECONNREFUSED)
        packet = datagrams.receive()
        if packet is None:
            raise errors.os_error(errors.EAGAIN)
        data = bytes(packet.data[packet.start : min(packet.end, packet.start + bufsize)])
        source = text_of(packet.source), packet.source_port
        packet.free()
        return data, source

    def sendto(self, data, address: tuple[str, int], /) -> int:
        peer = resolve(address[0])
        port = checked_port("sendto", address[1])
        if self.is_stream:
            raise errors.os_error(errors.EPIPE)
        return self.send_datagram(bytes(data), peer, port)

    def send_connected(self, data: bytes) -> int:
        """Send a datagram to the peer."""
        self.check()
        if self.peer_port == 0:
            raise errors.os_error(errors.EDESTADDRREQ)
        return self.send_datagram(data, self.peer, self.peer_port)

    def send_datagram(self, data: bytes, peer: Address, port: int) -> int:
        """Send a datagram; its length."""
        datagrams = self.opened()
        if port == 0:
            raise errors.os_error(errors.EINVAL)
        network = host()
        if len(data) > 65507:
            raise errors.os_error(errors.EMSGSIZE)
        if not network.interface.udp.send_bytes(network.now_us(), datagrams, data, peer, port & 0xFFFF):
            raise errors.os_error(errors.ENETUNREACH)
        network.turn()
        return len(data)

    # --- options -----------------------------------------------------------------------------

    def setsockopt(self, level: int, optname: int, value: int, /) -> None:
        self.check()
        is_on = value != 0
        tcb = self.tcb
        if level == IPPROTO_TCP and optname == TCP_NODELAY and self.is_stream:
            self.no_delay = is_on
            if tcb is not None:
                host().tcp.set_no_delay(tcb, is_on)
        elif level != SOL_SOCKET:
            raise errors.os_error(errors.ENOPROTOOPT)
        elif optname == SO_REUSEADDR or optname == SO_REUSEPORT:
            self.reuses = is_on
        elif optname == SO_KEEPALIVE:
            self.keeps_alive = is_on
            if tcb is not None:
                host().tcp.set_keepalive(tcb, KEEPALIVE_US if is_on else 0, host().now_us())
        elif optname == SO_BROADCAST:
            self.may_broadcast = is_on
        elif optname != SO_SNDBUF and optname != SO_RCVBUF:
            raise errors.os_error(errors.ENOPROTOOPT)

    def getsockopt(self, level: int, optname: int, /) -> int:
        self.check()
        if level == IPPROTO_TCP and optname == TCP_NODELAY and self.is_stream:
            return int(self.no_delay)
        if level == SOL_SOCKET:
            if optname == SO_TYPE:
                return int(self.type)
            if optname == SO_REUSEADDR or optname == SO_REUSEPORT:
                return int(self.reuses)
            if optname == SO_KEEPALIVE:
                return int(self.keeps_alive)
            if optname == SO_BROADCAST:
                return int(self.may_broadcast)
            if optname == SO_ERROR:
                return self.take_error()
        raise errors.os_error(errors.ENOPROTOOPT)

    def take_error(self) -> int:
        """The number of what went wrong since somebody last asked; 0 for nothing."""
        tcb = self.tcb
        if tcb is None or self.error_is_told or not is_over(tcb):
            return 0
        self.error_is_told = True
        return number_of(tcb)


# --- connections -----------------------------------------------------------------------------------


def is_over(tcb: Tcb) -> bool:
    """Whether nothing comes and goes any more."""
    return tcb.state == State.CLOSED


def may_go_on(tcb: Tcb) -> bool:
    """Whether more may be sent."""
    return (tcb.state == State.ESTABLISHED or tcb.state == State.CLOSE_WAIT or tcb.state == State.SYN_SENT
            or tcb.state == State.SYN_RECEIVED) and not tcb.fin_queued


def number_of(tcb: Tcb) -> int:
    """Why a connection is over, as an errno; 0 where it ended well."""
    reason = tcb.error
    if reason == Error.REFUSED:
        return errors.ECONNREFUSED
    if reason == Error.RESET:
        return errors.ECONNRESET
    if reason == Error.TIMED_OUT:
        return errors.ETIMEDOUT
    if reason == Error.UNREACHABLE:
        return errors.EHOSTUNREACH
    return 0


def checked_port(function: str, port: int) -> int:
    """A port. OverflowError."""
    if not 0 <= port <= 65535:
        raise OverflowError(f"{function}(): port must be 0-65535.")
    return port


def take_port(local: Address, port: int) -> int:
    """A port of streams for bind(); 0: some. OSError where it is taken."""
    tcp = host().tcp
    if port == 0:
        while True:
            port = tcp.free_port(local, ANY_V4, 0)
            if port not in bound_ports:
                break
    elif port in bound_ports or tcp.is_listened_on(port):
        raise errors.os_error(errors.EADDRINUSE)
    bound_ports.add(port)
    return port


def open_datagrams(local: Address, port: int, shares: bool) -> UdpSocket:
    """A socket of the stack's for datagrams. OSError where the port is taken."""
    try:
        opened = host().interface.udp.open(local, port & 0xFFFF, shares)
    except PortInUse:
        raise errors.os_error(errors.EADDRINUSE) from None
    return opened


def take_number() -> int:
    """The lowest descriptor that is free."""
    for i in range(len(numbers)):
        if not numbers[i]:
            numbers[i] = True
            return 3 + i
    numbers.append(True)
    return 2 + len(numbers)


def give_number(number: int) -> None:
    """A descriptor is free again."""
    numbers[number - 3] = False


# --- functions of the module -------------------------------------------------------------------------


def create_server(address: tuple[str, int], *, family: int = 2, backlog: int = 128,
                  reuse_port: bool = False) -> socket:
    """A socket that listens on an address."""
    made = socket(family, SOCK_STREAM)
    try:
        made.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(backlog)
    except OSError:
        made.close()
        raise
    return made


def create_connection(address: tuple[str, int], timeout=None) -> socket:
    """A socket that is connected to an address."""
    made = socket(AF_INET, SOCK_STREAM)
    try:
        made.settimeout(timeout)
        made.connect(address)
    except OSError:
        made.close()
        raise
    return made


def gethostname() -> str:
    """The name of this machine."""
    return HOST_NAME


def gethostbyname(hostname: str, /) -> str:
    """The address of a name, dotted. gaierror."""
    return text_of(resolve(hostname if hostname != "" else "0.0.0.0"))


def getaddrinfo(host: str | None, port, family: int = 0, type: int = 0, proto: int = 0,
                flags: int = 0) -> list[tuple[AddressFamily, SocketKind, int, str, tuple[str, int]]]:
    """What to give socket() and connect() for a name and a port. gaierror."""
    if family != AF_UNSPEC and family != AF_INET:
        raise errors.name_error(errors.EAI_FAMILY)
    if host is None:
        address = "0.0.0.0" if flags & AI_PASSIVE != 0 else "127.0.0.1"
    else:
        address = text_of(resolve(host))
    number = 0 if port is None else int(port)
    found: list[tuple[AddressFamily, SocketKind, int, str, tuple[str, int]]] = []
    if type in (0, SOCK_STREAM) and proto in (0, IPPROTO_TCP):
        found.append((AF_INET, SOCK_STREAM, IPPROTO_TCP, "", (address, number)))
    if type in (0, SOCK_DGRAM) and proto in (0, IPPROTO_UDP):
        found.append((AF_INET, SOCK_DGRAM, IPPROTO_UDP, "", (address, number)))
    return found


def inet_aton(ip_string: str, /) -> bytes:
    """The four bytes of a dotted address. OSError."""
    value = parse_v4(ip_string)
    if value < 0:
        raise OSError("illegal IP address string passed to inet_aton")
    return value.to_bytes(4, "big")


def inet_ntoa(packed_ip: bytes, /) -> str:
    """The dotted text of four bytes. OSError."""
    if len(packed_ip) != 4:
        raise OSError("packed IP wrong length for inet_ntoa")
    return f"{packed_ip[0]}.{packed_ip[1]}.{packed_ip[2]}.{packed_ip[3]}"


def htons(x: int, /) -> int:
    """16 bits in network order."""
    if not 0 <= x <= 0xFFFF:
        raise OverflowError("htons: can't convert negative Python int to C 16-bit unsigned integer" if x < 0 else
                            "htons: Python int too large to convert to C 16-bit unsigned integer")
    return x >> 8 | (x & 0xFF) << 8


def ntohs(x: int, /) -> int:
    """16 bits out of network order."""
    if not 0 <= x <= 0xFFFF:
        raise OverflowError("ntohs: can't convert negative Python int to C 16-bit unsigned integer" if x < 0 else
                            "ntohs: Python int too large to convert to C 16-bit unsigned integer")
    return x >> 8 | (x & 0xFF) << 8
