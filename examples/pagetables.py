"""A small experiment on the kernel: walk the page tables of the machine that this program runs on.

    pyuk run examples/pagetables.py
    pyuk run -M q35 -m 4G examples/pagetables.py

Prints a line for every stretch of memory that is mapped alike, with the size of its pages and what may be done
there, and counts the pages that are both writable and executable: there is to be none. The program is an
application and calls the kernel's own functions: nothing but an import lies between the two. Under CPython
there are no page tables to walk, and it says so. Read next: pyuk/arch/x86_64/paging.py.
"""

from pyuk.arch.x86_64 import paging
from pyuk.lang import u64
from pyuk.lang.raw import symbol

LOWER_HALF = 1 << 47  # the addresses below it are all that the kernel uses
SIZES = "4K2M1G"  # of pages, by level


def access_of(entry: u64) -> str:
    """What an entry allows, as `ls` would write it."""
    writable = "w" if entry & paging.PTE_W != 0 else "-"
    executable = "-" if entry & paging.PTE_NX != 0 else "x"
    return "r" + writable + executable


def name_of(start: u64) -> str:
    """The part of the image that begins at an address."""
    if start == symbol("__text_start"):
        return "code"
    if start == symbol("__rodata_start"):
        return "constants"
    if start == symbol("__data_start"):
        return "variables"
    return ""


def show(start: u64, end: u64, level: int, access: str) -> None:
    """Print one stretch."""
    size = SIZES[2 * level - 2 : 2 * level]
    pages = (end - start) // paging.page_bytes(level)
    print(f"{start:#014x} {end:#014x} {pages:7} x {size}  {access}  {name_of(start)}".rstrip())


def walk() -> int:
    """Print all stretches; how many pages are writable and executable."""
    print("from           to             pages         access")
    both = 0
    start: u64 = 0  # of the stretch that is being followed; its level is 0 where there is none
    level = 0
    access = ""
    address: u64 = 0
    while address < LOWER_HALF:
        table, slot, found = paging.find_entry(address)
        entry = table.entry[slot]
        present = entry & paging.PTE_P != 0
        if level != 0 and (not present or found != level or access_of(entry) != access):
            show(start, address, level, access)
            level = 0
        if present:
            if level == 0:
                start, level, access = address, found, access_of(entry)
            if access == "rwx":
                both += 1
        address += paging.page_bytes(found)
    return both


def main() -> None:
    if paging.root == 0:
        print("CPython has no page tables: pyuk run examples/pagetables.py")
        return
    print(f"the tables begin at {paging.root:#x}")
    print(walk(), "pages are writable and executable")


main()
