"""Every way in which a program gives its exit status."""

import sys


def leave(how: str) -> None:
    if how == "0":
        sys.exit(0)
    elif how == "1":
        sys.exit(1)
    elif how == "2":
        sys.exit(2)
    elif how == "37":
        sys.exit(37)
    elif how == "127":
        sys.exit(127)
    elif how == "128":
        sys.exit(128)
    elif how == "134":
        sys.exit(134)
    elif how == "255":
        sys.exit(255)
    elif how == "256":
        sys.exit(256)
    elif how == "257":
        sys.exit(257)
    elif how == "-1":
        sys.exit(-1)
    elif how == "-256":
        sys.exit(-256)
    elif how == "2**31":
        sys.exit(2**31)
    elif how == "2**32+5":
        sys.exit(2**32 + 5)
    elif how == "True":
        sys.exit(True)
    elif how == "nothing":
        sys.exit()
    elif how == "raise":
        raise SystemExit
    elif how == "raise 3":
        raise SystemExit(3)
    elif how == "caught":
        try:
            sys.exit(5)
        except SystemExit as end:
            print("caught", end)
    elif how == "not an Exception":
        try:
            sys.exit(6)
        except Exception:
            print("never")
    elif how == "finally":
        try:
            sys.exit(7)
        finally:
            print("cleaned up")
    elif how == "replaced":
        try:
            sys.exit(8)
        finally:
            print([1][len(sys.argv) + 5])
    elif how == "last line":
        print("no newline", end="")


leave(sys.argv[1])
