"""errno: the numbers of errors, as Linux has them, and what they mean.

Source: Linux include/uapi/asm-generic/errno-base.h, errno.h; the texts are glibc's.
"""

from __future__ import annotations

from typing import Final

EPERM: Final = 1
ENOENT: Final = 2
ESRCH: Final = 3
EINTR: Final = 4
EIO: Final = 5
ENXIO: Final = 6
E2BIG: Final = 7
ENOEXEC: Final = 8
EBADF: Final = 9
ECHILD: Final = 10
EAGAIN: Final = 11
ENOMEM: Final = 12
EACCES: Final = 13
EFAULT: Final = 14
ENOTBLK: Final = 15
EBUSY: Final = 16
EEXIST: Final = 17
EXDEV: Final = 18
ENODEV: Final = 19
ENOTDIR: Final = 20
EISDIR: Final = 21
EINVAL: Final = 22
ENFILE: Final = 23
EMFILE: Final = 24
ENOTTY: Final = 25
ETXTBSY: Final = 26
EFBIG: Final = 27
ENOSPC: Final = 28
ESPIPE: Final = 29
EROFS: Final = 30
EMLINK: Final = 31
EPIPE: Final = 32
EDOM: Final = 33
ERANGE: Final = 34
EDEADLOCK: Final = 35
ENAMETOOLONG: Final = 36
ENOLCK: Final = 37
ENOSYS: Final = 38
ENOTEMPTY: Final = 39
ELOOP: Final = 40
ENOMSG: Final = 42
EIDRM: Final = 43
ECHRNG: Final = 44
EL2NSYNC: Final = 45
EL3HLT: Final = 46
EL3RST: Final = 47
ELNRNG: Final = 48
EUNATCH: Final = 49
ENOCSI: Final = 50
EL2HLT: Final = 51
EBADE: Final = 52
EBADR: Final = 53
EXFULL: Final = 54
ENOANO: Final = 55
EBADRQC: Final = 56
EBADSLT: Final = 57
EBFONT: Final = 59
ENOSTR: Final = 60
ENODATA: Final = 61
ETIME: Final = 62
ENOSR: Final = 63
ENONET: Final = 64
ENOPKG: Final = 65
EREMOTE: Final = 66
ENOLINK: Final = 67
EADV: Final = 68
ESRMNT: Final = 69
ECOMM: Final = 70
EPROTO: Final = 71
EMULTIHOP: Final = 72
EDOTDOT: Final = 73
EBADMSG: Final = 74
EOVERFLOW: Final = 75
ENOTUNIQ: Final = 76
EBADFD: Final = 77
EREMCHG: Final = 78
ELIBACC: Final = 79
ELIBBAD: Final = 80
ELIBSCN: Final = 81
ELIBMAX: Final = 82
ELIBEXEC: Final = 83
EILSEQ: Final = 84
ERESTART: Final = 85
ESTRPIPE: Final = 86
EUSERS: Final = 87
ENOTSOCK: Final = 88
EDESTADDRREQ: Final = 89
EMSGSIZE: Final = 90
EPROTOTYPE: Final = 91
ENOPROTOOPT: Final = 92
EPROTONOSUPPORT: Final = 93
ESOCKTNOSUPPORT: Final = 94
ENOTSUP: Final = 95
EPFNOSUPPORT: Final = 96
EAFNOSUPPORT: Final = 97
EADDRINUSE: Final = 98
EADDRNOTAVAIL: Final = 99
ENETDOWN: Final = 100
ENETUNREACH: Final = 101
ENETRESET: Final = 102
ECONNABORTED: Final = 103
ECONNRESET: Final = 104
ENOBUFS: Final = 105
EISCONN: Final = 106
ENOTCONN: Final = 107
ESHUTDOWN: Final = 108
ETOOMANYREFS: Final = 109
ETIMEDOUT: Final = 110
ECONNREFUSED: Final = 111
EHOSTDOWN: Final = 112
EHOSTUNREACH: Final = 113
EALREADY: Final = 114
EINPROGRESS: Final = 115
ESTALE: Final = 116
EUCLEAN: Final = 117
ENOTNAM: Final = 118
ENAVAIL: Final = 119
EISNAM: Final = 120
EREMOTEIO: Final = 121
EDQUOT: Final = 122
ENOMEDIUM: Final = 123
EMEDIUMTYPE: Final = 124
ECANCELED: Final = 125
ENOKEY: Final = 126
EKEYEXPIRED: Final = 127
EKEYREVOKED: Final = 128
EKEYREJECTED: Final = 129
EOWNERDEAD: Final = 130
ENOTRECOVERABLE: Final = 131
ERFKILL: Final = 132
EWOULDBLOCK: Final = 11
EDEADLK: Final = 35
EOPNOTSUPP: Final = 95

errorcode: dict[int, str] = {
    ENODEV: "ENODEV", ENOCSI: "ENOCSI", EHOSTUNREACH: "EHOSTUNREACH", ENOMSG: "ENOMSG", EUCLEAN: "EUCLEAN",
    EL2NSYNC: "EL2NSYNC", EL2HLT: "EL2HLT", ENODATA: "ENODATA", ENOTBLK: "ENOTBLK", ENOSYS: "ENOSYS",
    EPIPE: "EPIPE", EINVAL: "EINVAL", EOVERFLOW: "EOVERFLOW", EADV: "EADV", EINTR: "EINTR", EUSERS: "EUSERS",
    ENOTEMPTY: "ENOTEMPTY", ENOBUFS: "ENOBUFS", EPROTO: "EPROTO", EREMOTE: "EREMOTE", ENAVAIL: "ENAVAIL",
    ECHILD: "ECHILD", ELOOP: "ELOOP", EXDEV: "EXDEV", E2BIG: "E2BIG", ESRCH: "ESRCH", EMSGSIZE: "EMSGSIZE",
    EAFNOSUPPORT: "EAFNOSUPPORT", EBADR: "EBADR", EHOSTDOWN: "EHOSTDOWN", EPFNOSUPPORT: "EPFNOSUPPORT",
    ENOPROTOOPT: "ENOPROTOOPT", EBUSY: "EBUSY", EAGAIN: "EAGAIN", EBADFD: "EBADFD", EDOTDOT: "EDOTDOT",
    EISCONN: "EISCONN", ENOANO: "ENOANO", ESHUTDOWN: "ESHUTDOWN", ECHRNG: "ECHRNG", ELIBBAD: "ELIBBAD",
    ENONET: "ENONET", EBADE: "EBADE", EBADF: "EBADF", EMULTIHOP: "EMULTIHOP", EIO: "EIO", EUNATCH: "EUNATCH",
    EPROTOTYPE: "EPROTOTYPE", ENOSPC: "ENOSPC", ENOEXEC: "ENOEXEC", EALREADY: "EALREADY",
    ENETDOWN: "ENETDOWN", ENOTNAM: "ENOTNAM", EACCES: "EACCES", ELNRNG: "ELNRNG", EILSEQ: "EILSEQ",
    ENOTDIR: "ENOTDIR", ENOTUNIQ: "ENOTUNIQ", EPERM: "EPERM", EDOM: "EDOM", EXFULL: "EXFULL",
    ECONNREFUSED: "ECONNREFUSED", EISDIR: "EISDIR", EPROTONOSUPPORT: "EPROTONOSUPPORT", EROFS: "EROFS",
    EADDRNOTAVAIL: "EADDRNOTAVAIL", EIDRM: "EIDRM", ECOMM: "ECOMM", ESRMNT: "ESRMNT", EREMOTEIO: "EREMOTEIO",
    EL3RST: "EL3RST", EBADMSG: "EBADMSG", ENFILE: "ENFILE", ELIBMAX: "ELIBMAX", ESPIPE: "ESPIPE",
    ENOLINK: "ENOLINK", ENETRESET: "ENETRESET", ETIMEDOUT: "ETIMEDOUT", ENOENT: "ENOENT", EEXIST: "EEXIST",
    EDQUOT: "EDQUOT", ENOSTR: "ENOSTR", EBADSLT: "EBADSLT", EBADRQC: "EBADRQC", ELIBACC: "ELIBACC",
    EFAULT: "EFAULT", EFBIG: "EFBIG", EDEADLOCK: "EDEADLOCK", ENOTCONN: "ENOTCONN",
    EDESTADDRREQ: "EDESTADDRREQ", ELIBSCN: "ELIBSCN", ENOLCK: "ENOLCK", EISNAM: "EISNAM",
    ECONNABORTED: "ECONNABORTED", ENETUNREACH: "ENETUNREACH", ESTALE: "ESTALE", ENOSR: "ENOSR",
    ENOMEM: "ENOMEM", ENOTSOCK: "ENOTSOCK", ESTRPIPE: "ESTRPIPE", EMLINK: "EMLINK", ERANGE: "ERANGE",
    ELIBEXEC: "ELIBEXEC", EL3HLT: "EL3HLT", ECONNRESET: "ECONNRESET", EADDRINUSE: "EADDRINUSE",
    ENOTSUP: "ENOTSUP", EREMCHG: "EREMCHG", ENAMETOOLONG: "ENAMETOOLONG", ENOTTY: "ENOTTY",
    ERESTART: "ERESTART", ESOCKTNOSUPPORT: "ESOCKTNOSUPPORT", ETIME: "ETIME", EBFONT: "EBFONT",
    ETOOMANYREFS: "ETOOMANYREFS", EMFILE: "EMFILE", ETXTBSY: "ETXTBSY", EINPROGRESS: "EINPROGRESS",
    ENXIO: "ENXIO", ENOPKG: "ENOPKG", ENOMEDIUM: "ENOMEDIUM", EMEDIUMTYPE: "EMEDIUMTYPE",
    ECANCELED: "ECANCELED", ENOKEY: "ENOKEY", EKEYEXPIRED: "EKEYEXPIRED", EKEYREVOKED: "EKEYREVOKED",
    EKEYREJECTED: "EKEYREJECTED", EOWNERDEAD: "EOWNERDEAD", ENOTRECOVERABLE: "ENOTRECOVERABLE",
    ERFKILL: "ERFKILL",
}  # in CPython's order

TEXTS: Final = (
    "Operation not permitted|No such file or directory|No such process|Interrupted system call|"
    "Input/output error|No such device or address|Argument list too long|Exec format error|"
    "Bad file descriptor|No child processes|Resource temporarily unavailable|Cannot allocate memory|"
    "Permission denied|Bad address|Block device required|Device or resource busy|File exists|"
    "Invalid cross-device link|No such device|Not a directory|Is a directory|Invalid argument|"
    "Too many open files in system|Too many open files|Inappropriate ioctl for device|Text file busy|"
    "File too large|No space left on device|Illegal seek|Read-only file system|Too many links|"
    "Broken pipe|Numerical argument out of domain|Numerical result out of range|"
    "Resource deadlock avoided|File name too long|No locks available|Function not implemented|"
    "Directory not empty|Too many levels of symbolic links||No message of desired type|"
    "Identifier removed|Channel number out of range|Level 2 not synchronized|Level 3 halted|"
    "Level 3 reset|Link number out of range|Protocol driver not attached|No CSI structure available|"
    "Level 2 halted|Invalid exchange|Invalid request descriptor|Exchange full|No anode|"
    "Invalid request code|Invalid slot||Bad font file format|Device not a stream|No data available|"
    "Timer expired|Out of streams resources|Machine is not on the network|Package not installed|"
    "Object is remote|Link has been severed|Advertise error|Srmount error|Communication error on send|"
    "Protocol error|Multihop attempted|RFS specific error|Bad message|"
    "Value too large for defined data type|Name not unique on network|File descriptor in bad state|"
    "Remote address changed|Can not access a needed shared library|Accessing a corrupted shared library|"
    ".lib section in a.out corrupted|Attempting to link in too many shared libraries|"
    "Cannot exec a shared library directly|Invalid or incomplete multibyte or wide character|"
    "Interrupted system call should be restarted|Streams pipe error|Too many users|"
    "Socket operation on non-socket|Destination address required|Message too long|"
    "Protocol wrong type for socket|Protocol not available|Protocol not supported|"
    "Socket type not supported|Operation not supported|Protocol family not supported|"
    "Address family not supported by protocol|Address already in use|Cannot assign requested address|"
    "Network is down|Network is unreachable|Network dropped connection on reset|"
    "Software caused connection abort|Connection reset by peer|No buffer space available|"
    "Transport endpoint is already connected|Transport endpoint is not connected|"
    "Cannot send after transport endpoint shutdown|Too many references: cannot splice|"
    "Connection timed out|Connection refused|Host is down|No route to host|Operation already in progress|"
    "Operation now in progress|Stale file handle|Structure needs cleaning|Not a XENIX named type file|"
    "No XENIX semaphores available|Is a named type file|Remote I/O error|Disk quota exceeded|"
    "No medium found|Wrong medium type|Operation canceled|Required key not available|Key has expired|"
    "Key has been revoked|Key was rejected by service|Owner died|State not recoverable|"
    "Operation not possible due to RF-kill"
)


def strerror(code: int) -> str:
    """What an error's number means: os.strerror()."""
    if code == 0:
        return "Success"
    texts = TEXTS.split("|")
    text = texts[code - 1] if 0 < code <= len(texts) else ""
    return text if text != "" else f"Unknown error {code}"
