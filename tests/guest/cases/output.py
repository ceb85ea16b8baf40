"""Much to say, on both streams: a known text of many lines, whose sum is known."""

import sys


def lines(count: int) -> None:
    for i in range(count):
        print(i, "the quick brown fox jumps over the lazy dog", i * i)


def both(count: int) -> None:
    for i in range(count):
        print("out", i)
        print("err", i, file=sys.stderr)


def unicode() -> None:
    print("é€𝄞 ÀÖ 日本語 \x00\x01\x7f\x80\xff\u2028\U0010ffff")
    print("\ttabs\r\nand \x1b[1mescapes\x1b[0m", end="\r")
    sys.stdout.write("written\n")
    print("späte Fehler €", file=sys.stderr)


def long_line(count: int) -> None:
    print("x" * count)


what = sys.argv[1]
if what == "lines":
    lines(int(sys.argv[2]))
elif what == "both":
    both(int(sys.argv[2]))
elif what == "unicode":
    unicode()
elif what == "long":
    long_line(int(sys.argv[2]))
