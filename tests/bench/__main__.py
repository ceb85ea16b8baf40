"""`make bench`: every figure that the project states, measured here and now. Nothing is asserted.

speed.py     the four kernels against gcc -O2, in this process and in a guest
programs.py  programs with objects, strings and dicts against gcc -O2, mypyc and CPython
ordinary.py  everyday programs against CPython
kernel.py    what a switch, a lock and an interrupt cost, in guest instructions
images.py    sizes of images, time and instructions from QEMU's start to the guest's exit, compile times
"""

from __future__ import annotations

from tests.bench import images, kernel, ordinary, programs, speed


def main() -> None:
    speed.report()
    programs.report()
    ordinary.report()
    kernel.report()
    images.report()


if __name__ == "__main__":
    main()
