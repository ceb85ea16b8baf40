"""Every way in which a program gives its exit status."""

import sys


def leave(what: str) -> None:
    if what == "0":
        sys.exit(0)
    elif what == "1":
        sys.exit(1)
    elif what == "2":
        sys.exit(2)
    elif what == "37":
        sys.exit(37)
    elif what == "127":
        sys.exit(127)
    elif what == "128":
        sys.exit(128)
    elif what == "134":
        sys.exit(134)
    elif what == "255":
        sys.exit(255)
    elif what == "256":
        sys.exit(256)
    elif what == "257":
        sys.exit(257)
    elif what == "-1":
        sys.exit(-1)
    elif what == "-256":
        sys.exit(-256)
    elif what == "2**31":
        sys.exit(2**31)
    elif what == "2**32+5":
        sys.exit(2**32 + 5)
    elif what == "True":
        sys.exit(True)
    elif what == "nothing":
        sys.exit()
    elif what == "raise":
        raise SystemExit
    elif what == "raise 3":
        raise SystemExit(3)
    elif what == "caught":
        try:
            sys.exit(5)
        except SystemExit as end:
            print("caught", end)
    elif what == "not an Exception":
        try:
            sys.exit(6)
        except Exception:
            print("never")
    elif what == "finally":
        try:
            sys.exit(7)
        finally:
            print("cleaned up")
    elif what == "replaced":
        try:
            sys.exit(8)
        finally:
            print([1][len(sys.argv) + 5])
    elif what == "last line":
        print("no newline", end="")


leave(sys.argv[1])
