"""Looks names up: the addresses that each has, of both families.

    pyuk run examples/dns_lookup.py -- www.python.org
    python examples/dns_lookup.py www.python.org

The arguments are the names; without any they are two addresses, which are their own. The exit status is 1 where a
name has no address.
"""

import socket
import sys


def addresses(name: str, family: int) -> list[str]:
    """The addresses of a name, each once, in order; none where nobody knows any."""
    try:
        found = socket.getaddrinfo(name, None, family, socket.SOCK_STREAM)
    except socket.gaierror:
        return []
    return sorted({str(each[4][0]) for each in found})


missing = 0
for name in sys.argv[1:] or ["127.0.0.1", "::1"]:
    both = addresses(name, int(socket.AF_INET)) + addresses(name, int(socket.AF_INET6))
    print(f"{name}: {', '.join(both) or 'no address'}")
    missing += not both
sys.exit(missing > 0)
