"""Page frames against a list of who has what: compiled, over an arena. Each function returns 0, or what is wrong."""

from pyuk.arch.x86_64.paging import PAGE_BYTES
from pyuk.kernel import frames
from pyuk.lang.raw import Ptr

seed = 1


def rnd(n: int) -> int:
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) & 0xFFFF_FFFF_FFFF
    return (seed >> 20) % n


def stamp(page: int, count: int, value: int) -> None:
    """Write to both ends of every page of a run."""
    for i in range(count):
        word = Ptr[int](page + i * PAGE_BYTES)
        word[0] = value
        word[511] = value


def is_stamped(page: int, count: int, value: int) -> bool:
    for i in range(count):
        word = Ptr[int](page + i * PAGE_BYTES)
        if word[0] != value or word[511] != value:
            return False
    return True


def run(start: int, steps: int) -> int:
    """Allocate and free at random; whoever has a run finds in it what it wrote there."""
    global seed
    seed = start
    before = frames.free_frames
    pages: list[int] = []
    counts: list[int] = []
    held = 0
    for step in range(steps):
        if rnd(5) < 3 or len(pages) == 0:
            count = 1 + rnd(4) * rnd(9)
            page = frames.allocate(count)
            if page == 0:
                return 1
            stamp(page, count, page + count)
            pages.append(page)
            counts.append(count)
            held += count
        else:
            index = rnd(len(pages))
            page = pages[index]
            count = counts[index]
            if not is_stamped(page, count, page + count):
                return 2
            pages[index] = pages[len(pages) - 1]
            counts[index] = counts[len(counts) - 1]
            pages.pop()
            counts.pop()
            frames.free(page)
            held -= count
    for i in range(len(pages)):
        if not is_stamped(pages[i], counts[i], pages[i] + counts[i]):
            return 3
        frames.free(pages[i])
        held -= counts[i]
    return held
