"""Arguments and exit codes.

    pyuk run examples/args.py -- 3 4.5 -1
    echo $?

Prints the sum of its arguments. Its exit code is 0; without arguments 2; where one of them is no number 1,
after the message on standard error. Try `pyuk run examples/args.py -- 'a b' ''` too: the arguments go through
the kernel's command line, with the quoting of a shell.
"""

import sys


def total(words: list[str]) -> float:
    """The sum of the numbers that the words are. ValueError where one is none."""
    result = 0.0
    for word in words:
        result += float(word)
    return result


def main() -> int:
    """The program; its exit code."""
    words = sys.argv[1:]
    if len(words) == 0:
        print("usage: args.py number ...", file=sys.stderr)
        return 2
    for i, word in enumerate(words):
        print(f"argument {i + 1}: {word!r}")
    try:
        print("sum:", total(words))
    except ValueError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


sys.exit(main())
