"""sys.exit() of what is no int: a text goes to standard error, and the status is 1."""

import sys


def leave(what: str) -> None:
    if what == "None":
        sys.exit(None)
    elif what == "text":
        sys.exit("a last word")
    elif what == "empty text":
        sys.exit("")
    elif what == "unicode":
        sys.exit("é€𝄞")
    elif what == "raise text":
        raise SystemExit("another last word")
    elif what == "caught":
        try:
            sys.exit("words")
        except SystemExit as end:
            print("caught", end)


leave(sys.argv[1])
