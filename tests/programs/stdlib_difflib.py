"""Differences of texts and sequences, and named tuples where `%` wants a tuple."""

import difflib
import random
import sys

print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]))
print(difflib.get_close_matches("wheel", ["while", "when", "whole"], n=1, cutoff=0.4))
print("\n".join(difflib.unified_diff("a b c".split(), "a x c".split(), lineterm="")))
for a, b in (("abcd", "bcde"), ("", ""), ("same", "same"), ("private Thread", "private volatile Thread")):
    matcher = difflib.SequenceMatcher(None, a, b)
    print(matcher.ratio(), matcher.quick_ratio(), matcher.real_quick_ratio())
    for opcode in matcher.get_opcodes():
        print("  ", opcode)
    for block in matcher.get_matching_blocks():
        print("   a[%d] and b[%d] match for %d elements" % block)
matcher = difflib.SequenceMatcher(lambda x: x == " ", " abcd", "abcd abcd")
print(matcher.find_longest_match(0, 5, 0, 9), sorted(matcher.bjunk))
numbers = difflib.SequenceMatcher(None, [1, 2, 3, 4], [2, 3, 5], autojunk=False)
print(numbers.find_longest_match(), [list(group) for group in numbers.get_grouped_opcodes(1)])
text1 = """  1. Beautiful is better than ugly.
  2. Explicit is better than implicit.
  3. Simple is better than complex.
  4. Complex is better than complicated.
""".splitlines(keepends=True)
text2 = """  1. Beautiful is better than ugly.
  3.   Simple is better than complex.
  4. Complicated is better than complex.
  5. Flat is better than nested.
""".splitlines(keepends=True)
delta = list(difflib.Differ().compare(text1, text2))
sys.stdout.writelines(delta)
print("".join(difflib.restore(delta, 1)) == "".join(text1), "".join(difflib.restore(delta, 2)) == "".join(text2))
sys.stdout.writelines(difflib.ndiff(text1, text2))
sys.stdout.writelines(difflib.context_diff(text1, text2, fromfile="before", tofile="after"))
sys.stdout.writelines(difflib.unified_diff(text1, text2, "x", "y", "2020-01-01", "2021-01-01", n=0))
chance = random.Random(3)
for n in (5, 30, 250):
    one = [chance.choice("abcde \n") for _ in range(n)]
    other = [chance.choice("abcde \n") for _ in range(n)]
    sm = difflib.SequenceMatcher(None, one, other)
    print(round(sm.ratio(), 6), len(sm.get_opcodes()), len(list(sm.get_grouped_opcodes())))
    lines = ["".join(chance.choice("abc \t") for _ in range(6)) for _ in range(8)]
    changed = [x if chance.random() < 0.4 else x[:3] + "#" + x[4:] for x in lines if chance.random() < 0.9]
    print(list(difflib.ndiff(lines, changed)))
for n, cutoff in ((0, 0.5), (1, 1.5)):
    try:
        difflib.get_close_matches("a", ["a"], n=n, cutoff=cutoff)
    except ValueError as error:
        print(error)
state = chance.getstate()
first = [chance.random(), chance.gauss(0, 1), chance.randbytes(7)]
chance.setstate(state)
print(first == [chance.random(), chance.gauss(0, 1), chance.randbytes(7)], len(state[1]))
print(chance.sample(["red", "blue"], counts=[4, 2], k=5), chance.randbytes(9))
