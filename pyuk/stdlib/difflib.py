"""difflib: how two sequences differ, and what is most like what.

The longest run that both have is found, then the longest ones on either side of it, and so on. _linediff.py marks
what has changed within lines. Source: The Python Standard Library, "difflib"; Ratcliff and Metzener, "Pattern
Matching: The Gestalt Approach", Dr. Dobb's Journal, July 1988; CPython 3.11 Lib/difflib.py.
"""

# mypy: disable-error-code="no-untyped-def"

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from pyuk.stdlib import heapq

T = TypeVar("T")
Opcode = tuple[str, int, int, int, int]

MANY: Final = 200  # from this length on, items of which more than one in a hundred are alike start no run


class Match(NamedTuple):
    """A run of `size` items that are the same from a[a] and from b[b] on."""

    a: int
    b: int
    size: int


def calculate_ratio(matches: int, length: int) -> float:
    """The share of the items of both that match."""
    return 2.0 * matches / length if length > 0 else 1.0


class SequenceMatcher(Generic[T]):
    """Compares two sequences of hashable items. What is found of the second is kept, for many firsts."""

    first: list[T]
    second: list[T]
    places: dict[T, list[int]]
    bjunk: set[T]
    bpopular: set[T]
    blocks: list[Match] | None
    codes: list[Opcode] | None
    counts: dict[T, int] | None

    def __init__(self, isjunk, a: Sequence[T], b: Sequence[T], autojunk: bool = True) -> None:
        self.isjunk: Callable[[T], bool] | None = isjunk
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a: Sequence[T], b: Sequence[T]) -> None:
        """Compare these two from now on."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a: Sequence[T]) -> None:
        """Compare another first sequence."""
        self.first = list(a)
        self.blocks = None
        self.codes = None

    def set_seq2(self, b: Sequence[T]) -> None:
        """Compare another second sequence."""
        self.second = list(b)
        self.blocks = None
        self.codes = None
        self.counts = None
        self._find_places()

    def _find_places(self) -> None:
        """Where each item of the second sequence stands, but for junk and what is too common."""
        places: dict[T, list[int]] = {}
        for i, item in enumerate(self.second):
            if item in places:
                places[item].append(i)
            else:
                places[item] = [i]
        self.bjunk = set()
        self.bpopular = set()
        isjunk = self.isjunk
        if isjunk is not None:
            for item in places:
                if isjunk(item):
                    self.bjunk.add(item)
            for item in self.bjunk:
                del places[item]
        if self.autojunk and len(self.second) >= MANY:
            most = len(self.second) // 100 + 1
            for item in places:
                if len(places[item]) > most:
                    self.bpopular.add(item)
            for item in self.bpopular:
                del places[item]
        self.places = places

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        """The longest run of both within these bounds; of several the one that begins first in a, then in b.

        It has no junk in it, but is then made longer by what is the same beside it, junk at last.
        """
        a_end = len(self.first) if ahi is None else ahi
        b_end = len(self.second) if bhi is None else bhi
        at_a, at_b, size = self._longest_without_junk(alo, a_end, blo, b_end)
        a, b = self.first, self.second
        for takes_junk in (False, True):
            while at_a > alo and at_b > blo and a[at_a - 1] == b[at_b - 1]:
                if (b[at_b - 1] in self.bjunk) != takes_junk:
                    break
                at_a, at_b, size = at_a - 1, at_b - 1, size + 1
            while at_a + size < a_end and at_b + size < b_end and a[at_a + size] == b[at_b + size]:
                if (b[at_b + size] in self.bjunk) != takes_junk:
                    break
                size += 1
        return Match(at_a, at_b, size)

    def _longest_without_junk(self, alo: int, ahi: int, blo: int, bhi: int) -> tuple[int, int, int]:
        """Goes through `a`; for each place in `b`, how long the run is that ends here and there."""
        at_a, at_b, size = alo, blo, 0
        before: dict[int, int] = {}
        nowhere: list[int] = []
        for i in range(alo, ahi):
            lengths: dict[int, int] = {}
            for j in self.places.get(self.first[i], nowhere):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                length = before.get(j - 1, 0) + 1
                lengths[j] = length
                if length > size:
                    at_a, at_b, size = i - length + 1, j - length + 1, length
            before = lengths
        return at_a, at_b, size

    def get_matching_blocks(self) -> list[Match]:
        """All runs, in order, those that touch as one; the last one is empty, at both ends."""
        known = self.blocks
        if known is not None:
            return known
        pending = [(0, len(self.first), 0, len(self.second))]
        found: list[Match] = []
        while len(pending) > 0:
            alo, ahi, blo, bhi = pending.pop()
            match = self.find_longest_match(alo, ahi, blo, bhi)
            if match.size == 0:
                continue
            found.append(match)
            if alo < match.a and blo < match.b:
                pending.append((alo, match.a, blo, match.b))
            if match.a + match.size < ahi and match.b + match.size < bhi:
                pending.append((match.a + match.size, ahi, match.b + match.size, bhi))
        found.sort()
        self.blocks = joined(found)
        self.blocks.append(Match(len(self.first), len(self.second), 0))
        return self.blocks

    def get_opcodes(self) -> list[Opcode]:
        """How to make b of a: `(tag, i1, i2, j1, j2)` with replace, delete, insert, equal."""
        known = self.codes
        if known is not None:
            return known
        codes: list[Opcode] = []
        i = j = 0
        for match in self.get_matching_blocks():
            if i < match.a and j < match.b:
                codes.append(("replace", i, match.a, j, match.b))
            elif i < match.a:
                codes.append(("delete", i, match.a, j, match.b))
            elif j < match.b:
                codes.append(("insert", i, match.a, j, match.b))
            i, j = match.a + match.size, match.b + match.size
            if match.size > 0:
                codes.append(("equal", match.a, i, match.b, j))
        self.codes = codes
        return codes

    def get_grouped_opcodes(self, n: int = 3) -> Iterator[list[Opcode]]:
        """The changes in groups, each with up to `n` equal items around."""
        codes = list(self.get_opcodes())
        if len(codes) == 0:
            codes = [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = (tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2)
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = (tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n))
        group: list[Opcode] = []
        for tag, i1, i2, j1, j2 in codes:
            start_a, start_b = i1, j1
            if tag == "equal" and i2 - i1 > n + n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                start_a, start_b = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, start_a, i2, start_b, j2))
        if len(group) > 0 and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self) -> float:
        """How alike they are, from 0 to 1."""
        matches = sum([match.size for match in self.get_matching_blocks()])
        return calculate_ratio(matches, len(self.first) + len(self.second))

    def quick_ratio(self) -> float:
        """At least ratio(): the order is not looked at."""
        counts = self.counts
        if counts is None:
            counts = {}
            for item in self.second:
                counts[item] = counts.get(item, 0) + 1
            self.counts = counts
        left: dict[T, int] = {}
        matches = 0
        for item in self.first:
            number = left[item] if item in left else counts.get(item, 0)
            left[item] = number - 1
            if number > 0:
                matches += 1
        return calculate_ratio(matches, len(self.first) + len(self.second))

    def real_quick_ratio(self) -> float:
        """At least quick_ratio(): only the lengths are looked at."""
        lengths = len(self.first), len(self.second)
        return calculate_ratio(min(lengths), sum(lengths))


def joined(found: list[Match]) -> list[Match]:
    """Runs in order; those that touch become one."""
    runs: list[Match] = []
    a = b = size = 0
    for match in found:
        if a + size == match.a and b + size == match.b:
            size += match.size
        else:
            if size > 0:
                runs.append(Match(a, b, size))
            a, b, size = match.a, match.b, match.size
    if size > 0:
        runs.append(Match(a, b, size))
    return runs


def get_close_matches(word: str, possibilities: Sequence[str], n: int = 3, cutoff: float = 0.6) -> list[str]:
    """The `n` that are most like the word, the best first; each at least `cutoff` alike."""
    if n <= 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    found: list[tuple[float, str]] = []
    matcher = SequenceMatcher(None, "", word)
    for each in possibilities:
        matcher.set_seq1(each)
        if (
            matcher.real_quick_ratio() >= cutoff
            and matcher.quick_ratio() >= cutoff
            and matcher.ratio() >= cutoff
        ):
            found.append((matcher.ratio(), each))
    return [text for _score, text in heapq.nlargest(n, found)]


# --- differences of texts, line by line ----------------------------------------------------------


def unified_range(start: int, stop: int) -> str:
    """The lines of a group, in a unified diff."""
    length = stop - start
    if length == 1:
        return f"{start + 1}"
    return f"{start + 1 if length > 0 else start},{length}"


def context_range(start: int, stop: int) -> str:
    """The lines of a group, in a context diff."""
    length = stop - start
    first = start + 1 if length > 0 else start
    return f"{first}" if length <= 1 else f"{first},{first + length - 1}"


def heading(mark: str, name: str, date: str, end: str) -> str:
    """A line that tells one of the files."""
    return f"{mark} {name}{chr(9) + date if date != '' else ''}{end}"


def unified_diff(
    a: Sequence[str],
    b: Sequence[str],
    fromfile: str = "",
    tofile: str = "",
    fromfiledate: str = "",
    tofiledate: str = "",
    n: int = 3,
    lineterm: str = "\n",
) -> Iterator[str]:
    """The lines of a unified diff."""
    before, after = list(a), list(b)
    started = False
    for group in SequenceMatcher(None, before, after).get_grouped_opcodes(n):
        if not started:
            started = True
            yield heading("---", fromfile, fromfiledate, lineterm)
            yield heading("+++", tofile, tofiledate, lineterm)
        first, last = group[0], group[-1]
        yield f"@@ -{unified_range(first[1], last[2])} +{unified_range(first[3], last[4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in before[i1:i2]:
                    yield " " + line
                continue
            if tag != "insert":
                for line in before[i1:i2]:
                    yield "-" + line
            if tag != "delete":
                for line in after[j1:j2]:
                    yield "+" + line


CONTEXT_MARKS: Final = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}


def context_diff(
    a: Sequence[str],
    b: Sequence[str],
    fromfile: str = "",
    tofile: str = "",
    fromfiledate: str = "",
    tofiledate: str = "",
    n: int = 3,
    lineterm: str = "\n",
) -> Iterator[str]:
    """The lines of a context diff."""
    before, after = list(a), list(b)
    started = False
    for group in SequenceMatcher(None, before, after).get_grouped_opcodes(n):
        if not started:
            started = True
            yield heading("***", fromfile, fromfiledate, lineterm)
            yield heading("---", tofile, tofiledate, lineterm)
        first, last = group[0], group[-1]
        tags = [code[0] for code in group]
        yield "***************" + lineterm
        yield f"*** {context_range(first[1], last[2])} ****{lineterm}"
        if "replace" in tags or "delete" in tags:
            for tag, i1, i2, _j1, _j2 in group:
                if tag != "insert":
                    for line in before[i1:i2]:
                        yield CONTEXT_MARKS[tag] + line
        yield f"--- {context_range(first[3], last[4])} ----{lineterm}"
        if "replace" in tags or "insert" in tags:
            for tag, _i1, _i2, j1, j2 in group:
                if tag != "delete":
                    for line in after[j1:j2]:
                        yield CONTEXT_MARKS[tag] + line


# --- differences within lines --------------------------------------------------------------------


def IS_LINE_JUNK(line: str) -> bool:
    """Whether a line is blank, or has one `#` and no more."""
    return line.strip() in ("", "#")


def IS_CHARACTER_JUNK(ch: str, ws: str = " \t") -> bool:
    """Whether a character is a blank or a tab."""
    return ch in ws


class Differ:
    """Compares lines; lines that are much alike are shown with marks below what differs in them."""

    def __init__(
        self, linejunk: Callable[[str], bool] | None = None, charjunk: Callable[[str], bool] | None = None
    ) -> None:
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a: Sequence[str], b: Sequence[str]) -> Iterator[str]:
        """The lines of both: `  ` in both, `- ` and `+ ` in one, `? ` marks."""
        before, after = list(a), list(b)
        out: list[str] = []
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.linejunk, before, after).get_opcodes():
            if tag == "replace":
                self.replace(out, before, i1, i2, after, j1, j2)
            elif tag == "delete":
                dump(out, "- ", before, i1, i2)
            elif tag == "insert":
                dump(out, "+ ", after, j1, j2)
            else:
                dump(out, "  ", before, i1, i2)
        yield from out

    def replace(self, out: list[str], a: list[str], alo: int, ahi: int, b: list[str], blo: int, bhi: int) -> None:
        """A block in the place of another: the two lines that are most alike go together, the rest around them."""
        if alo >= ahi or blo >= bhi:
            dump(out, "- ", a, alo, ahi)
            dump(out, "+ ", b, blo, bhi)
            return
        at_a, at_b, is_same = self.closest(a, alo, ahi, b, blo, bhi)
        if at_a < 0:
            plain_replace(out, a, alo, ahi, b, blo, bhi)
            return
        self.replace(out, a, alo, at_a, b, blo, at_b)
        if is_same:
            out.append("  " + a[at_a])
        else:
            self.mark(out, a[at_a], b[at_b])
        self.replace(out, a, at_a + 1, ahi, b, at_b + 1, bhi)

    def closest(
        self, a: list[str], alo: int, ahi: int, b: list[str], blo: int, bhi: int
    ) -> tuple[int, int, bool]:
        """The two lines that are most alike, or the first that are the same; -1 where none is like another."""
        best, at_a, at_b = 0.74, -1, -1
        same_a, same_b = -1, -1
        matcher = SequenceMatcher(self.charjunk, "", "")
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    if same_a < 0:
                        same_a, same_b = i, j
                    continue
                matcher.set_seq1(a[i])
                if (
                    matcher.real_quick_ratio() > best
                    and matcher.quick_ratio() > best
                    and matcher.ratio() > best
                ):
                    best, at_a, at_b = matcher.ratio(), i, j
        if best < 0.75:
            return same_a, same_b, True
        return at_a, at_b, False

    def mark(self, out: list[str], old: str, new: str) -> None:
        """Two lines with marks below what differs."""
        below_old, below_new = "", ""
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.charjunk, old, new).get_opcodes():
            if tag == "replace":
                below_old += "^" * (i2 - i1)
                below_new += "^" * (j2 - j1)
            elif tag == "delete":
                below_old += "-" * (i2 - i1)
            elif tag == "insert":
                below_new += "+" * (j2 - j1)
            else:
                below_old += " " * (i2 - i1)
                below_new += " " * (j2 - j1)
        for sign, line, below in (("- ", old, below_old), ("+ ", new, below_new)):
            out.append(sign + line)
            marks = with_white_space(line, below)
            if marks != "":
                out.append(f"? {marks}\n")


def with_white_space(line: str, marks: str) -> str:
    """The marks below a line, with the white space of the line where nothing is marked."""
    kept = [c if mark == " " and c.isspace() else mark for c, mark in zip(line, marks, strict=False)]
    return "".join(kept).rstrip()


def dump(out: list[str], sign: str, lines: list[str], start: int, stop: int) -> None:
    """Lines with a sign before each."""
    for i in range(start, stop):
        out.append(sign + lines[i])


def plain_replace(out: list[str], a: list[str], alo: int, ahi: int, b: list[str], blo: int, bhi: int) -> None:
    """A block in the place of another that is not like it: the shorter one first."""
    if bhi - blo < ahi - alo:
        dump(out, "+ ", b, blo, bhi)
        dump(out, "- ", a, alo, ahi)
    else:
        dump(out, "- ", a, alo, ahi)
        dump(out, "+ ", b, blo, bhi)


def ndiff(
    a: Sequence[str],
    b: Sequence[str],
    linejunk: Callable[[str], bool] | None = None,
    charjunk: Callable[[str], bool] | None = IS_CHARACTER_JUNK,
) -> Iterator[str]:
    """The lines of both, as Differ.compare() gives them."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta: Sequence[str], which: int) -> Iterator[str]:
    """The lines of the first or of the second text, from what ndiff() gave."""
    if which not in (1, 2):
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}")
    sign = "- " if which == 1 else "+ "
    for line in delta:
        if line[:2] in ("  ", sign):
            yield line[2:]
