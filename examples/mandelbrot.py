"""The Mandelbrot set, drawn in characters.

    pyuk run examples/mandelbrot.py -- 120

The argument is the width of the picture. Each point is a complex number c; it belongs to the set when
z = z * z + c, from z = 0, stays near the origin for ever, here for 50 rounds. Others get a character that
tells how soon they left. The last line says how many points stayed.
"""

import sys

ROUNDS = 50
SHADES = " .:-=+*%@"  # from those that leave at once to those that leave late
INSIDE = "#"


def rounds_of(cr: float, ci: float) -> int:
    """After how many rounds the point leaves; ROUNDS where it does not."""
    zr = zi = 0.0
    for i in range(ROUNDS):
        zr2 = zr * zr
        zi2 = zi * zi
        if zr2 + zi2 > 4.0:
            return i
        zi = 2.0 * zr * zi + ci
        zr = zr2 - zi2 + cr
    return ROUNDS


def points_inside(width: int, height: int) -> int:
    """How many points of the picture belong to the set."""
    count = 0
    for y in range(height):
        ci = 2.0 * y / height - 1.0
        for x in range(width):
            if rounds_of(3.0 * x / width - 2.0, ci) == ROUNDS:
                count += 1
    return count


def shade(rounds: int) -> str:
    """The character for a point."""
    if rounds == ROUNDS:
        return INSIDE
    return SHADES[min(rounds // 2, len(SHADES) - 1)]


def draw(width: int, height: int) -> None:
    """Print the picture."""
    for y in range(height):
        ci = 2.0 * y / height - 1.0
        line = ""
        for x in range(width):
            line += shade(rounds_of(3.0 * x / width - 2.0, ci))
        print(line)


def main() -> None:
    width = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    height = width // 3
    draw(width, height)
    print(points_inside(width, height), "of", width * height)


if __name__ == "__main__":
    main()
