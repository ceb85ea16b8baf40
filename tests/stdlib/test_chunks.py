"""Where textwrap may break lines: the same places as CPython's regular expressions say, on random texts."""

from __future__ import annotations

import random
import textwrap

from pyuk.stdlib._chunks import ends_sentence, next_end


def parts(text: str) -> list[str]:
    found: list[str] = []
    at = 0
    while at < len(text):
        end = next_end(text, at)
        found.append(text[at:end])
        at = end
    return found


def test_parts_of_random_texts() -> None:
    wrapper = textwrap.TextWrapper()
    chosen = random.Random(5)
    for _ in range(5000):
        text = "".join(chosen.choice("ab-- -'.1é_X\t!") for _ in range(chosen.randint(1, 14)))
        assert parts(text) == [part for part in wrapper.wordsep_re.split(text) if part]
        assert ends_sentence(text) == bool(wrapper.sentence_end_re.search(text))
