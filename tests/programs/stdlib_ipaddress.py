"""ipaddress: addresses and networks of IPv4, their properties, parts and mistakes."""

import ipaddress
from ipaddress import IPv4Address, IPv4Network, ip_address, ip_network

a = ip_address("192.168.1.10")
print(
    a,
    repr(a),
    int(a),
    a + 5,
    a - 10,
    a.version,
    a.is_private,
    a.is_global,
    a.is_loopback,
    a.packed,
    a.reverse_pointer,
    a == IPv4Address("192.168.1.10"),
    a < a + 1,
    a == "192.168.1.10",
)
for text in (
    "8.8.8.8",
    "127.0.0.1",
    "169.254.3.4",
    "224.0.0.1",
    "240.1.1.1",
    "0.0.0.0",
    "100.64.0.1",
    "172.31.255.255",
    "172.32.0.0",
    "255.255.255.255",
    "192.0.0.171",
):
    b = IPv4Address(text)
    print(
        text,
        b.is_private,
        b.is_global,
        b.is_multicast,
        b.is_reserved,
        b.is_loopback,
        b.is_link_local,
        b.is_unspecified,
    )
print(
    sorted([ip_address("10.0.0.2"), ip_address("9.9.9.9"), IPv4Address(3232235777)]),
    IPv4Address(b"\x01\x02\x03\x04"),
    len({a, IPv4Address("192.168.1.10")}),
    max(a, a + 1),
)
net = ip_network("192.168.0.0/22")
print(
    net,
    repr(net),
    net.network_address,
    net.broadcast_address,
    net.netmask,
    net.hostmask,
    net.prefixlen,
    net.num_addresses,
    net.with_netmask,
    net.with_hostmask,
    a in net,
    ip_address("10.0.0.1") in net,
    net.is_private,
)
print(
    [str(s) for s in net.subnets()],
    list(net.subnets(new_prefix=24)),
    net.supernet(),
    net.supernet(new_prefix=16),
    net[5],
    net[-1],
)
small = ip_network("10.0.0.0/29")
print(
    [str(h) for h in small.hosts()],
    len(list(small)),
    list(ip_network("10.0.0.0/31").hosts()),
    list(ip_network("10.0.0.7").hosts()),
    [str(x) for x in small][:2],
)
print(
    net.overlaps(ip_network("192.168.3.0/24")),
    small.overlaps(net),
    ip_network("192.168.1.0/24").subnet_of(net),
    net.supernet_of(ip_network("192.168.1.0/24")),
    ip_network("10.0.0.9/29", strict=False),
    ip_network("10.0.0.0/255.255.255.0"),
    ip_network("10.0.0.0/0.0.0.255"),
)
print(
    sorted([net, small, ip_network("10.0.0.0/8")]),
    net == ip_network("192.168.0.0/22"),
    {small: 1}[ip_network("10.0.0.0/29")],
    ip_network("0.0.0.0/0").num_addresses,
    net > small,
)
for bad in (
    lambda: ip_address("x"),
    lambda: IPv4Address("1.2.3"),
    lambda: IPv4Address("1.2.3.256"),
    lambda: IPv4Address("1.2.3.04"),
    lambda: IPv4Address("1..2.3"),
    lambda: IPv4Address("1.2.3.a"),
    lambda: IPv4Address("1.2.3.1000"),
    lambda: IPv4Address(""),
    lambda: IPv4Address("1.2.3.4/5"),
    lambda: IPv4Address(-1),
    lambda: IPv4Address(2**32),
    lambda: a + 2**32,
    lambda: ip_network("10.0.0.1/24"),
    lambda: ip_network("10.0.0.0/33"),
    lambda: IPv4Network("10.0.0.0/a"),
    lambda: small[9],
    lambda: list(small.subnets(new_prefix=28)),
    lambda: list(small.subnets(4)),
    lambda: small.supernet(new_prefix=30),
    lambda: ip_network("10.0.0.0/24/1"),
    lambda: ip_network("10.0.0.0/255.0.255.0"),
):
    try:
        print(bad())
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)
print(isinstance(ipaddress.AddressValueError("x"), ValueError), ipaddress.IPV4LENGTH)
