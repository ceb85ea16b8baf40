"""The errors of sockets, by their numbers.  Source: Linux include/uapi/asm-generic/errno.h; the texts are glibc's."""

from __future__ import annotations

from typing import cast

from pyuk.builtins import oserror

ENXIO = 6
EBADF = 9
EAGAIN = 11
EINVAL = 22
EPIPE = 32
EDESTADDRREQ = 89
EMSGSIZE = 90
ENOPROTOOPT = 92
ESOCKTNOSUPPORT = 94
EOPNOTSUPP = 95
EAFNOSUPPORT = 97
EADDRINUSE = 98
EADDRNOTAVAIL = 99
ENETUNREACH = 101
ECONNABORTED = 103
ECONNRESET = 104
EISCONN = 106
ENOTCONN = 107
ETIMEDOUT = 110
ECONNREFUSED = 111
EHOSTUNREACH = 113
EALREADY = 114
EINPROGRESS = 115

EAI_BADFLAGS = -1
EAI_NONAME = -2
EAI_AGAIN = -3
EAI_FAIL = -4
EAI_FAMILY = -6
EAI_SOCKTYPE = -7
EAI_SERVICE = -8
EAI_ADDRFAMILY = -9


class gaierror(OSError):
    """A name cannot be resolved."""


def os_error(number: int) -> OSError:
    """The exception that Linux's number is in Python."""
    return cast(OSError, oserror.os_error(number, message_of(number)))


def message_of(number: int) -> str:
    """What strerror() says."""
    if number == ENXIO:
        return "No such device or address"
    if number == EBADF:
        return "Bad file descriptor"
    if number == EAGAIN:
        return "Resource temporarily unavailable"
    if number == EINVAL:
        return "Invalid argument"
    if number == EPIPE:
        return "Broken pipe"
    if number < EADDRINUSE:
        return message_of_unsuitable(number)
    return message_of_network(number)


def message_of_unsuitable(number: int) -> str:
    """Of calls that do not suit the socket."""
    if number == EDESTADDRREQ:
        return "Destination address required"
    if number == EMSGSIZE:
        return "Message too long"
    if number == ENOPROTOOPT:
        return "Protocol not available"
    if number == ESOCKTNOSUPPORT:
        return "Socket type not supported"
    if number == EOPNOTSUPP:
        return "Operation not supported"
    return "Address family not supported by protocol"


def message_of_network(number: int) -> str:
    """Of what the network does."""
    if number == EADDRINUSE:
        return "Address already in use"
    if number == EADDRNOTAVAIL:
        return "Cannot assign requested address"
    if number == ENETUNREACH:
        return "Network is unreachable"
    if number == ECONNABORTED:
        return "Software caused connection abort"
    if number == ECONNRESET:
        return "Connection reset by peer"
    if number == EISCONN:
        return "Transport endpoint is already connected"
    if number == ENOTCONN:
        return "Transport endpoint is not connected"
    if number == ETIMEDOUT:
        return "Connection timed out"
    if number == ECONNREFUSED:
        return "Connection refused"
    if number == EHOSTUNREACH:
        return "No route to host"
    return "Operation already in progress" if number == EALREADY else "Operation now in progress"


def name_error(number: int) -> gaierror:
    """A name cannot be resolved, for the reason with this number: RFC 3493 §6.1."""
    text = "Name or service not known"
    if number == EAI_AGAIN:
        text = "Temporary failure in name resolution"
    elif number == EAI_FAMILY:
        text = "ai_family not supported"
    elif number == EAI_SOCKTYPE:
        text = "ai_socktype not supported"
    elif number == EAI_SERVICE:
        text = "Servname not supported for ai_socktype"
    elif number == EAI_ADDRFAMILY:
        text = "Address family for hostname not supported"
    error = gaierror(f"[Errno {number}] {text}")
    error.errno = number
    error.strerror = text
    return error
