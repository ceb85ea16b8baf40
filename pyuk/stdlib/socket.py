"""The module socket: streams and datagrams over IPv4 and IPv6, blocking, with time-outs, or neither.

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
from pyuk.net.address import ANY_V4, ANY_V6, LOOPBACK_V4, LOOPBACK_V6, Address, bits_v4, decimal
from pyuk.net.buffers import PacketBuffer
from pyuk.net.tcp.listener import Listener
from pyuk.net.tcp.states import Error, State
from pyuk.net.tcp.tcb import Tcb
from pyuk.net.tcp.tcp import PortError
from pyuk.net.udp import UdpSocket
from pyuk.stdlib._network import errors, groups
from pyuk.stdlib._network.bindings import Binding, bind_stream, give_number, open_datagrams, release, take_number
from pyuk.stdlib._network.constants import (
    AI_ADDRCONFIG,
    AI_ALL,
    AI_CANONNAME,
    AI_NUMERICHOST,
    AI_NUMERICSERV,
    AI_PASSIVE,
    AI_V4MAPPED,
    EAI_ADDRFAMILY,
    EAI_AGAIN,
    EAI_BADFLAGS,
    EAI_FAIL,
    EAI_FAMILY,
    EAI_NONAME,
    EAI_SERVICE,
    EAI_SOCKTYPE,
    INADDR_ALLHOSTS_GROUP,
    INADDR_ANY,
    INADDR_BROADCAST,
    INADDR_LOOPBACK,
    INADDR_MAX_LOCAL_GROUP,
    INADDR_UNSPEC_GROUP,
    IP_ADD_MEMBERSHIP,
    IP_DROP_MEMBERSHIP,
    IP_MULTICAST_IF,
    IP_MULTICAST_LOOP,
    IP_MULTICAST_TTL,
    IP_TTL,
    IPPROTO_ICMP,
    IPPROTO_IP,
    IPPROTO_IPV6,
    IPPROTO_TCP,
    IPPROTO_UDP,
    IPV6_JOIN_GROUP,
    IPV6_LEAVE_GROUP,
    IPV6_MULTICAST_HOPS,
    IPV6_MULTICAST_IF,
    IPV6_MULTICAST_LOOP,
    IPV6_UNICAST_HOPS,
    IPV6_V6ONLY,
    MSG_DONTWAIT,
    MSG_NOSIGNAL,
    MSG_PEEK,
    MSG_WAITALL,
    NI_NUMERICHOST,
    NI_NUMERICSERV,
    SHUT_RD,
    SHUT_RDWR,
    SHUT_WR,
    SO_ACCEPTCONN,
    SO_BROADCAST,
    SO_DOMAIN,
    SO_ERROR,
    SO_KEEPALIVE,
    SO_LINGER,
    SO_PROTOCOL,
    SO_RCVBUF,
    SO_REUSEADDR,
    SO_REUSEPORT,
    SO_SNDBUF,
    SO_TYPE,
    SOL_SOCKET,
    SOL_TCP,
    SOMAXCONN,
    TCP_KEEPCNT,
    TCP_KEEPIDLE,
    TCP_KEEPINTVL,
    TCP_MAXSEG,
    TCP_NODELAY,
    TCP_USER_TIMEOUT,
)
from pyuk.stdlib._network.conversions import (
    htonl,
    htons,
    if_indextoname,
    if_nametoindex,
    inet_aton,
    inet_ntoa,
    inet_ntop,
    inet_pton,
    ntohl,
    ntohs,
)
from pyuk.stdlib._network.errors import gaierror
from pyuk.stdlib._network.families import (
    AF_INET,
    AF_INET6,
    AF_UNIX,
    AF_UNSPEC,
    SOCK_DGRAM,
    SOCK_RAW,
    SOCK_STREAM,
    V4,
    AddressFamily,
    AddressFamilyV6,
    Family,
    SocketKind,
    check_shape,
    checked_port,
    shape_v6,
    shapes_v6,
)
from pyuk.stdlib._network.host import host
from pyuk.stdlib._network.names import (
    HOST_NAME,
    UDP_ONLY,
    UDP_SERVICES,
    known_port,
    literal_v6,
    port_of,
    resolve,
    resolve_v6,
    scope_of,
    service_at,
    text_in_v6,
    text_of,
)
from pyuk.stdlib._network.options import NOT_ONE, Options
from pyuk.stdlib._network.sendfiles import send_file
from pyuk.stdlib._network.watch import DatagramWatch, Watch

__all__ = [
    "inet_aton", "inet_ntoa", "inet_pton", "inet_ntop", "if_nametoindex",
    "if_indextoname", "htons", "ntohs", "htonl", "ntohl",
    "AddressFamily", "SocketKind", "AF_UNSPEC", "AF_UNIX", "AF_INET", "AF_INET6", "SOCK_STREAM",
    "SOCK_DGRAM", "SOCK_RAW", "gaierror", "IPPROTO_IP", "IPPROTO_ICMP", "IPPROTO_TCP", "IPPROTO_UDP",
    "IPPROTO_IPV6", "SOL_SOCKET", "SOL_TCP", "SO_REUSEADDR", "SO_TYPE", "SO_ERROR", "SO_BROADCAST",
    "SO_SNDBUF", "SO_RCVBUF", "SO_KEEPALIVE", "SO_LINGER", "SO_REUSEPORT", "SO_ACCEPTCONN",
    "SO_PROTOCOL", "SO_DOMAIN", "IP_TTL", "IPV6_UNICAST_HOPS", "IPV6_V6ONLY", "TCP_NODELAY",
    "TCP_MAXSEG", "TCP_KEEPIDLE", "TCP_KEEPINTVL", "TCP_KEEPCNT", "TCP_USER_TIMEOUT", "SHUT_RD",
    "SHUT_WR", "SHUT_RDWR", "MSG_PEEK", "MSG_DONTWAIT", "MSG_WAITALL", "MSG_NOSIGNAL", "AI_PASSIVE",
    "AI_CANONNAME", "AI_NUMERICHOST", "AI_V4MAPPED", "AI_ALL", "AI_ADDRCONFIG", "AI_NUMERICSERV",
    "NI_NUMERICHOST", "NI_NUMERICSERV", "SOMAXCONN", "INADDR_ANY", "INADDR_LOOPBACK",
    "INADDR_BROADCAST", "EAI_BADFLAGS", "EAI_NONAME", "EAI_AGAIN", "EAI_FAIL", "EAI_FAMILY",
    "EAI_SOCKTYPE", "EAI_SERVICE", "EAI_ADDRFAMILY", "IP_MULTICAST_IF", "IP_MULTICAST_TTL",
    "IP_MULTICAST_LOOP", "IP_ADD_MEMBERSHIP", "IP_DROP_MEMBERSHIP", "IPV6_MULTICAST_IF",
    "IPV6_MULTICAST_HOPS", "IPV6_MULTICAST_LOOP", "IPV6_JOIN_GROUP", "IPV6_LEAVE_GROUP",
    "INADDR_UNSPEC_GROUP", "INADDR_ALLHOSTS_GROUP", "INADDR_MAX_LOCAL_GROUP",
]

has_ipv6: Final = True

error = OSError
timeout = TimeoutError

READ = 1  # what a socket can be ready for
WRITE = 2
OPEN = 3
BLOCKS = -1.0  # a time-out that never is
MOST_DATAGRAM = 65507
MICROSECONDS = 1_000_000

default_seconds: float = BLOCKS


class socket:
    """A socket. Of listener, tcb and datagrams at most one is there, by what the socket has become.

    seconds: how long a call may wait; BLOCKS, 0.0 for not at all. number: what fileno() says; -1 when closed.
    files: how many files of makefile() are open; with the last one of a socket that is_closed the connection goes.
    """

    def __init__(self, family=-1, type: int = -1, proto: int = -1, fileno: None = None) -> None:
        kind = SOCK_STREAM if type == -1 else type
        self.shape: Family = V4
        if isinstance(family, AddressFamilyV6):
            self.shape = shape_v6()
        elif family != -1 and family != AF_INET:
            raise errors.os_error(errors.EAFNOSUPPORT)
        if kind != SOCK_STREAM and kind != SOCK_DGRAM:
            raise errors.os_error(errors.ESOCKTNOSUPPORT)
        self.type = SOCK_STREAM if kind == SOCK_STREAM else SOCK_DGRAM
        self.proto = max(proto, 0)
        self.is_stream = kind == SOCK_STREAM
        self.seconds = default_seconds
        self.number = take_number()
        self.watch = Watch(host().news, self.number)
        self.listener: Listener | None = None
        self.tcb: Tcb | None = None
        self.datagrams: UdpSocket | None = None
        self.binding: Binding | None = None
        self.options = Options()
        self.local = self.shape.any
        self.local_port = 0
        self.peer = self.shape.any
        self.peer_port = 0
        self.is_bound = False
        self.is_read_shut = False
        self.is_pair = False
        self.error_is_told = False
        self.files = 0
        self.is_closed = False

    def be_v6(self, shape: Family) -> None:
        """Be a new socket of IPv6 instead."""
        self.shape = shape
        self.local = shape.any
        self.peer = shape.any

    # --- what it is --------------------------------------------------------------------------

    @property
    def family(self):
        return self.shape.family()

    def fileno(self) -> int:
        if self.number >= 0:
            NUMBERED[self.number] = self
        return self.number

    def __repr__(self) -> str:
        closed = " [closed]" if self.is_closed else ""
        text = f"<socket.socket{closed} fd={self.number}, family={self.shape.number}, type={int(self.type)}"
        text = f"{text}, proto={self.proto}"
        if self.number >= 0:
            if not self.is_pair:
                text = f"{text}, laddr={self.getsockname()}"
            if not self.is_pair and self.peer_port != 0:
                text = f"{text}, raddr={self.getpeername()}"
        return text + ">"

    def __enter__(self) -> socket:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.close()

    def check(self) -> None:
        """OSError where it is closed."""
        if self.number < 0:
            raise errors.os_error(errors.EBADF)

    def getsockname(self):
        self.check()
        if self.is_pair:
            raise NotImplementedError("the sockets of socketpair() have no names")
        return self.shape.name(self.local, self.local_port)

    def getpeername(self):
        self.check()
        if self.is_pair:
            raise NotImplementedError("the sockets of socketpair() have no names")
        if self.peer_port == 0:
            raise errors.os_error(errors.ENOTCONN)
        return self.shape.name(self.peer, self.peer_port)

    # --- time-outs ---------------------------------------------------------------------------

    def settimeout(self, value, /) -> None:
        if value is None:
            self.seconds = BLOCKS
        else:
            self.seconds = checked_seconds(float(value))

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
        self.wait_until(event, network.after(self.seconds))

    def wait_until(self, event: int, until_us: int) -> None:
        """The same with a moment at which it is late."""
        if not self.comes_until(event, until_us):
            raise self.too_late()

    def comes_until(self, event: int, until_us: int) -> bool:
        """Wait until the socket is ready; False where it is not at that moment."""
        network = host()
        while True:
            due_us = network.turn()
            if self.is_ready(event):
                return True
            if network.now_us() >= until_us:
                return False
            network.rest(min(due_us, until_us), self.watch)

    def latest_us(self) -> int:
        """Until when a call that begins now may wait: 0 for not at all, for which nobody has to know the time."""
        return 0 if self.seconds == 0.0 else host().after(self.seconds)

    def too_late(self) -> OSError:
        """What a call raises that cannot wait longer."""
        return errors.os_error(errors.EAGAIN) if self.seconds <= 0.0 else TimeoutError("timed out")

    # --- where it is -------------------------------------------------------------------------

    def bind(self, address, /) -> None:
        self.check()
        check_shape("bind", self.shape, address)
        port = checked_port("bind", address[1])
        local = self.shape.find(address[0])
        if self.is_bound or self.tcb is not None:
            raise errors.os_error(errors.EINVAL)
        is_group = local.is_multicast and not self.is_stream
        if not local.is_unspecified and not is_group and not host().interface.internet.is_own(local):
            raise errors.os_error(errors.EADDRNOTAVAIL)
        if self.is_stream:
            self.take_port(local, port)
        else:
            self.open_datagrams(local, port)
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
            self.take_port(self.shape.any, 0)
            self.is_bound = True
        try:
            listener = host().tcp.listen(self.local, self.local_port, backlog, self.options.is_v6_only)
        except PortError:
            raise errors.os_error(errors.EADDRINUSE) from None
        listener.watcher = self.watch
        self.listener = listener

    def take_port(self, local: Address, port: int) -> None:
        """Have a port of streams; 0: some. OSError where it is taken."""
        binding = bind_stream(local, port, self.options.is_v6_only, self.options.reuses_port)
        self.binding = binding
        self.local_port = binding.port

    def accept(self):
        made = self.take_connection()
        return made, made.getpeername()

    def take_connection(self) -> socket:
        """The next connection that was asked for."""
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
        made.shape = self.shape
        made.options.inherit(self.options)
        made.become(tcb)
        return made

    def become(self, tcb: Tcb) -> None:
        """Stand for this connection."""
        self.tcb = tcb
        tcb.watcher = self.watch
        self.local = tcb.local
        self.local_port = tcb.local_port
        self.peer = tcb.remote
        self.peer_port = tcb.remote_port
        self.options.apply(host().tcp, tcb, host().now_us())

    def connect(self, address, /) -> None:
        self.check()
        check_shape("connect", self.shape, address)
        port = checked_port("connect", address[1])
        self.connect_to(self.shape.find(address[0]), port)

    def connect_to(self, peer: Address, port: int) -> None:
        """Connect to an address."""
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
        target = peer
        if target.is_unspecified:
            target = LOOPBACK_V4 if target.is_v4 else LOOPBACK_V6
        local = self.local
        if target.is_v4 and not target.is_loopback:
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

    def connect_ex(self, address, /) -> int:
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
            return self.take_datagram(bufsize, flags)
        count = min(self.wait_for_data(bufsize, flags), bufsize)
        items = Buffer[u8](count)
        self.read_into(cast(bytearray, ByteArray(items)), 0, count, flags)
        return cast(bytes, Bytes(items))

    def wait_for_data(self, wanted: int, flags: int) -> int:
        """How many octets there are to be read; 0 at the end of the stream."""
        tcb = self.connected()
        if tcb.incoming.length == 0 and wanted > 0 and not self.is_ready(READ):
            self.wait_or_not(READ, flags)
        if flags & MSG_WAITALL != 0:
            self.wait_for_all(tcb, min(wanted, tcb.incoming.limit))
        if tcb.incoming.length == 0 and wanted > 0:
            self.raise_trouble()
        return tcb.incoming.length

    def wait_for_all(self, tcb: Tcb, wanted: int) -> None:
        """Let octets come, until there are so many or no more will."""
        network = host()
        until_us = network.after(self.seconds)
        while tcb.incoming.length < wanted and tcb.state < State.CLOSE_WAIT and not is_over(tcb):
            due_us = network.turn()
            if network.now_us() >= until_us:
                return
            network.rest(min(due_us, until_us), self.watch)

    def wait_or_not(self, event: int, flags: int) -> None:
        """Wait, unless a flag forbids it."""
        if flags & MSG_DONTWAIT != 0:
            host().turn()
            if not self.is_ready(event):
                raise errors.os_error(errors.EAGAIN)
        else:
            self.wait(event)

    def read_into(self, target: bytearray, start: int, count: int, flags: int) -> None:
        """Read octets, which are there."""
        tcb = self.connected()
        if flags & MSG_PEEK != 0:
            tcb.incoming.get(0, target, start, count)
        elif count > 0:
            host().tcp.read(tcb, target, start, count)

    def recv_into(self, buffer, nbytes: int = 0, flags: int = 0, /) -> int:
        if nbytes < 0:
            raise ValueError("negative buffersize in recv_into")
        most = nbytes if nbytes > 0 else len(buffer)
        if most > len(buffer):
            raise ValueError("buffer too small for requested bytes")
        if self.is_stream and isinstance(buffer, bytearray):
            count = min(self.wait_for_data(most, flags), most)
            self.read_into(buffer, 0, count, flags)
            return count
        data = self.recv(most, flags)
        buffer[0 : len(data)] = data
        return len(data)

    def send(self, data, flags: int = 0, /) -> int:
        if not self.is_stream:
            return self.send_connected(bytes(data))
        until_us = 0 if flags & MSG_DONTWAIT != 0 else self.latest_us()
        return self.send_part(bytes(data), 0, until_us)

    def sendall(self, data, flags: int = 0, /) -> None:
        octets = bytes(data)
        if not self.is_stream:
            self.send_connected(octets)
            return
        until_us = self.latest_us()
        at = 0
        while at < len(octets):
            at += self.send_part(octets, at, until_us)

    def sendfile(self, file, offset: int = 0, count=None) -> int:
        """Send what a file holds from an offset on, at most so many bytes; how many."""
        return send_file(self, file, offset, count)

    def send_part(self, data: bytes, start: int, until_us: int) -> int:
        """Queue data from `start` on; how much of it there was room for, at least one octet of what there is."""
        self.check()
        tcb = self.tcb
        if tcb is None:
            raise errors.os_error(errors.EPIPE)
        if not self.is_ready(WRITE):
            self.wait_until(WRITE, until_us)
        self.raise_trouble()
        network = host()
        taken = network.tcp.write(tcb, data, start, len(data) - start)
        if taken < 0:
            raise errors.os_error(errors.EPIPE)
        network.flush(self.options.no_delay)
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
        self.is_closed = True
        if self.files == 0 and self.number >= 0:
            self.let_go()

    def leave_file(self) -> None:
        """One of its files was closed."""
        self.files -= 1
        if self.is_closed:
            self.close()

    def let_go(self) -> None:
        """Be done with all that it stands for."""
        give_number(self.number)
        NUMBERED.pop(self.number, None)
        self.number = -1
        network = host()
        tcb, listener, datagrams = self.tcb, self.listener, self.datagrams
        if tcb is not None:
            self.close_stream(tcb)
        if listener is not None:
            network.tcp.close_listener(listener)
        if datagrams is not None:
            network.interface.udp.close(datagrams)
        self.options.groups.leave_all()
        release(self.binding)
        self.binding = None
        self.tcb = None
        self.listener = None
        self.datagrams = None
        network.turn()

    def close_stream(self, tcb: Tcb) -> None:
        """Let go of the connection: at once by a reset, after what is queued has gone, or without waiting."""
        network = host()
        linger_s = self.options.linger_s
        if linger_s == 0:
            network.tcp.abort(tcb)
            return
        network.tcp.shut_down(tcb)
        until_us = network.now_us() + linger_s * MICROSECONDS
        while tcb.outgoing.length > 0 and network.now_us() < until_us:
            network.rest(min(network.turn(), until_us), self.watch)
        network.tcp.close(tcb, network.now_us())

    # --- datagrams ---------------------------------------------------------------------------

    def opened(self) -> UdpSocket:
        """The socket of datagrams, bound to some port if it was not yet."""
        self.check()
        if self.is_stream:
            raise errors.os_error(errors.ENOTCONN)
        datagrams = self.datagrams
        if datagrams is None:
            datagrams = self.open_datagrams(self.local, 0)
        return datagrams

    def open_datagrams(self, local: Address, port: int) -> UdpSocket:
        """Have a port of datagrams; 0: some. OSError where it is taken."""
        datagrams = open_datagrams(local, port, self.options.reuses or self.options.reuses_port)
        datagrams.watcher = DatagramWatch(self.watch)
        self.options.apply_to_datagrams(datagrams)
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

    def recvfrom(self, bufsize: int, flags: int = 0, /):
        if bufsize < 0:
            raise ValueError("negative buffersize in recvfrom")
        packet = self.next_datagram(flags)
        data = bytes(packet.data[packet.start : min(packet.end, packet.start + bufsize)])
        source = self.shape.name(packet.source, packet.source_port)
        self.drop_datagram(packet, flags)
        return data, source

    def recvfrom_into(self, buffer, nbytes: int = 0, flags: int = 0, /):
        if nbytes < 0:
            raise ValueError("negative buffersize in recvfrom_into")
        if nbytes > len(buffer):
            raise ValueError("nbytes is greater than the length of the buffer")
        data, source = self.recvfrom(nbytes if nbytes > 0 else len(buffer), flags)
        buffer[0 : len(data)] = data
        return len(data), source

    def take_datagram(self, bufsize: int, flags: int) -> bytes:
        """A datagram, as far as there is room for it."""
        packet = self.next_datagram(flags)
        data = bytes(packet.data[packet.start : min(packet.end, packet.start + bufsize)])
        self.drop_datagram(packet, flags)
        return data

    def next_datagram(self, flags: int) -> PacketBuffer:
        """The oldest datagram, still in its queue."""
        if self.is_stream:
            raise NotImplementedError("recvfrom() of a stream has no address to tell: call recv()")
        datagrams = self.opened()
        self.wait_or_not(READ, flags)
        if datagrams.has_trouble:
            datagrams.has_trouble = False
            raise errors.os_error(errors.ECONNREFUSED)
        packet = datagrams.received.first
        if packet is None:
            raise errors.os_error(errors.EAGAIN)
        return packet

    def drop_datagram(self, packet: PacketBuffer, flags: int) -> None:
        """Be done with a datagram, unless it is to be read again."""
        if flags & MSG_PEEK == 0:
            self.opened().receive()
            packet.free()

    def sendto(self, data, *to) -> int:
        """sendto(data, address) or sendto(data, flags, address)."""
        address = to[-1]
        check_shape("sendto", self.shape, address)
        port = checked_port("sendto", address[1])
        peer = self.shape.find(address[0])
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
        if len(data) > MOST_DATAGRAM:
            raise errors.os_error(errors.EMSGSIZE)
        if not network.interface.udp.send_bytes(network.now_us(), datagrams, data, peer, port & 0xFFFF):
            raise errors.os_error(errors.ENETUNREACH)
        network.turn()
        return len(data)

    # --- options -----------------------------------------------------------------------------

    def setsockopt(self, level: int, optname: int, value, /) -> None:
        self.check()
        if isinstance(value, int):
            is_known = self.options.set(level, optname, value, self.is_stream)
        else:
            is_known = groups.change(self.options, level, optname, bytes(value), self.is_stream)
        if not is_known:
            raise errors.os_error(errors.ENOPROTOOPT)
        tcb, datagrams = self.tcb, self.datagrams
        if tcb is not None:
            self.options.apply(host().tcp, tcb, host().now_us())
        if datagrams is not None:
            self.options.apply_to_datagrams(datagrams)

    def getsockopt(self, level: int, optname: int, /) -> int:
        self.check()
        if level == SOL_SOCKET:
            if optname == SO_TYPE:
                return int(self.type)
            if optname == SO_ERROR:
                return self.take_error()
            if optname == SO_ACCEPTCONN:
                return int(self.listener is not None)
            if optname == SO_DOMAIN:
                return self.shape.number
            if optname == SO_PROTOCOL:
                return IPPROTO_TCP if self.is_stream else IPPROTO_UDP
        tcb = self.tcb
        if level == IPPROTO_TCP and optname == TCP_MAXSEG and tcb is not None:
            return tcb.eff_snd_mss
        value = self.options.get(level, optname, self.is_stream, self.shape.is_v6())
        if value == NOT_ONE:
            raise errors.os_error(errors.ENOPROTOOPT)
        return value

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


# --- functions of the module -------------------------------------------------------------------------


NUMBERED: dict[int, socket] = {}  # those whose descriptors somebody knows


def socket_of(fd):
    """The socket that is given, or the one with that descriptor. OSError."""
    if not isinstance(fd, int):
        return fd
    found = NUMBERED.get(fd)
    if found is None:
        raise errors.os_error(errors.EBADF)
    return found


def create_server(address, *, family=2, backlog: int = 128, reuse_port: bool = False,
                  dualstack_ipv6: bool = False) -> socket:
    """A socket that listens on an address."""
    made = socket(family, SOCK_STREAM)
    try:
        if dualstack_ipv6 and not made.shape.is_v6():
            raise ValueError("dualstack_ipv6 requires AF_INET6 family")
        made.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            made.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if made.shape.is_v6():
            made.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, int(not dualstack_ipv6))
        made.bind(address)
        made.listen(backlog)
    except (OSError, ValueError):
        made.close()
        raise
    return made


def has_dualstack_ipv6() -> bool:
    """Whether a socket of IPv6 can serve IPv4, too."""
    return True


def create_connection(address, timeout=-2.0, source_address=None) -> socket:
    """A socket that is connected to an address."""
    made = socket_to(address[0], SOCK_STREAM, AF_UNSPEC)
    try:
        if timeout is None:
            made.settimeout(None)
        elif timeout != -2.0:
            made.settimeout(timeout)
        if source_address is not None:
            made.bind(source_address)
        made.connect(address)
    except OSError:
        made.close()
        raise
    return made


def socket_to(host: str, type: int, family) -> socket:
    """A socket of a family; of AF_UNSPEC that of the host's address."""
    if family != AF_UNSPEC:
        return socket(family, type)
    made = socket(AF_INET, type)
    if ":" in host:
        made.be_v6(shapes_v6[-1])
    return made


def socketpair(family=1, type: int = 1, proto: int = 0) -> tuple[socket, socket]:
    """Two streams that are connected with each other."""
    if family != AF_UNIX or type != SOCK_STREAM:
        raise errors.os_error(errors.EOPNOTSUPP)
    with create_server(("127.0.0.1", 0)) as server:
        first = create_connection(server.getsockname(), None)
        second, _ = server.accept()
    for each in (first, second):
        each.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
        each.is_pair = True
        each.seconds = default_seconds
    return first, second


def setdefaulttimeout(timeout, /) -> None:
    """The time-out of sockets that are made from now on."""
    global default_seconds
    default_seconds = BLOCKS if timeout is None else checked_seconds(float(timeout))


def getdefaulttimeout() -> float | None:
    return None if default_seconds < 0.0 else default_seconds


def checked_seconds(seconds: float) -> float:
    """A time-out. ValueError."""
    if seconds < 0.0:
        raise ValueError("Timeout value out of range")
    return seconds


# --- names -------------------------------------------------------------------------------------------


def gethostname() -> str:
    """The name of this machine."""
    return HOST_NAME


def getfqdn(name: str = "") -> str:
    """The whole name of a host, as far as it is known."""
    return HOST_NAME if name in ("", "0.0.0.0", "::") else name


def gethostbyname(hostname: str, /) -> str:
    """The address of a name, dotted. gaierror."""
    return text_of(resolve(hostname if hostname != "" else "0.0.0.0"))


def getservbyname(servicename: str, protocolname: str = "tcp", /) -> int:
    """The port of a service. OSError."""
    port = known_port(servicename)
    if port < 0:
        raise OSError("service/proto not found")
    return port


def getservbyport(port: int, protocolname: str = "tcp", /) -> str:
    """The service that has a port. OSError."""
    name = service_at(port)
    if name == "":
        raise OSError("port/proto not found")
    return name


Pair = tuple[AddressFamily, SocketKind, int, str, tuple[str, int]]
Found = Pair | tuple[AddressFamilyV6, SocketKind, int, str, tuple[str, int, int, int]]


def getaddrinfo(host: str | None, port, family: int = 0, type: int = 0, proto: int = 0, flags: int = 0):
    """What to give socket() and connect() for a name and a port. gaierror."""
    if family not in (AF_UNSPEC, AF_INET, AF_INET6):
        raise errors.name_error(EAI_FAMILY)
    number = number_of_service(port)
    found: list[Found] = []
    for address in addresses_of(host, family, flags):
        for kind, protocol in ((SOCK_STREAM, IPPROTO_TCP), (SOCK_DGRAM, IPPROTO_UDP), (SOCK_RAW, 0)):
            if type in (0, kind) and (proto in (0, protocol) or kind == SOCK_RAW) and speaks(port, kind):
                spoken = proto if kind == SOCK_RAW else protocol
                if address.is_v4:
                    found.append((AF_INET, kind, spoken, "", (text_of(address), number)))
                else:
                    name = text_in_v6(address), number, 0, scope_of(address)
                    found.append((AF_INET6, kind, spoken, "", name))
    if len(found) == 0:
        raise errors.name_error(EAI_SOCKTYPE)
    return found


def speaks(port, kind: SocketKind) -> bool:
    """Whether a service is spoken so: one that has a name has its protocols."""
    if not isinstance(port, str) or decimal(port) >= 0:
        return True
    return (kind == SOCK_STREAM and port not in UDP_ONLY) or (kind == SOCK_DGRAM and port in UDP_SERVICES)


def number_of_service(port) -> int:
    """The port that is meant by a number, a text or None. gaierror."""
    if port is None:
        return 0
    if isinstance(port, str):
        return port_of(port)
    return int(port)


def addresses_of(name: str | None, family: int, flags: int) -> list[Address]:
    """The addresses of a name, of both families unless one is asked for; IPv6 first. gaierror."""
    if name == "":
        raise errors.name_error(EAI_NONAME)
    if name is None:
        is_passive = flags & AI_PASSIVE != 0
        both = [ANY_V4, ANY_V6] if is_passive else [LOOPBACK_V6, LOOPBACK_V4]
        return [each for each in both if family == AF_UNSPEC or each.is_v4 == (family == AF_INET)]
    found = literal_v6(name)
    if found is None and bits_v4(name) >= 0:
        found = resolve(name)
    if found is not None:
        if family != AF_UNSPEC and found.is_v4 != (family == AF_INET):
            raise errors.name_error(EAI_ADDRFAMILY)
        return [found]
    if flags & AI_NUMERICHOST != 0:
        raise errors.name_error(EAI_NONAME)
    return [resolve_v6(name)] if family == AF_INET6 else [resolve(name)]
