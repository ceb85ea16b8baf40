"""The simulations of TCP, in one program.

args: words and numbers, one after the other: `transfers SEED COUNT OCTETS`, `fuzz SEED COUNT ROUNDS`,
`load SHORT HELD MEGABYTES`.
"""

import sys

import fuzz
import load
import transfers


def main() -> None:
    bad = 0
    for at in range(1, len(sys.argv), 4):
        what = sys.argv[at]
        one, two, three = int(sys.argv[at + 1]), int(sys.argv[at + 2]), int(sys.argv[at + 3])
        if what == "transfers":
            bad += transfers.run(one, two, three)
        elif what == "fuzz":
            bad += fuzz.run(one, two, three)
        else:
            load.run(one, two, three)
    sys.exit(1 if bad > 0 else 0)


main()
