"""Seeded generators give CPython's sequences."""

import random
from random import Random

for seed in [0, 1, 42, -42, 123456789, 2**40 + 7, 2**63 - 1]:
    random.seed(seed)
    print(seed, random.random(), random.random(), random.getrandbits(32), random.getrandbits(1), random.getrandbits(53))
for text in ["", "hello", "Grüße, 世界", "a" * 3000]:
    random.seed(text)
    print(random.random(), random.getrandbits(32))
random.seed(2024)
dice: list[int] = []
for _ in range(20):
    dice.append(random.randint(1, 6))
print(dice)
print([random.randrange(10), random.randrange(5, 15), random.randrange(0, 100, 7), random.randrange(10, 0, -3)])
print([random.randrange(2**40), random.randrange(-(2**62), 2**62 - 1), random.getrandbits(0), random.getrandbits(62)])

cards = list(range(20))
random.shuffle(cards)
print(cards)
words = ["apple", "pear", "plum", "fig"]
print(random.choice(words), random.choice("abcdef"), random.choice([1.5, 2.5]))
print(random.sample(words, 3), random.sample(cards, 8), random.sample(list(range(10000)), 6), random.sample(words, 0))
print(random.choices(words, k=5), random.choices(words, weights=[10, 1, 1, 1], k=6))
print(random.choices([1, 2, 3], [0.2, 0.3, 0.5], k=4), random.choices("xyz", cum_weights=[1, 3, 6], k=5))

for name in range(3):
    print(f"{random.uniform(1, 10):.12g} {random.uniform(-1.0, 1.0):.12g} {random.triangular():.12g}")
    print(f"{random.triangular(1.0, 5.0, 2.0):.12g} {random.gauss(0, 1):.12g} {random.gauss(10.0, 2.5):.12g}")
    print(f"{random.normalvariate(0, 1):.12g} {random.expovariate(1.5):.12g} {random.lognormvariate(0, 0.25):.12g}")
    print(f"{random.vonmisesvariate(0, 4):.12g} {random.gammavariate(2.0, 1.0):.12g} {random.gammavariate(0.5, 2):.12g}")
    print(f"{random.gammavariate(1, 1):.12g} {random.betavariate(2.0, 3.0):.12g} {random.paretovariate(3):.12g}")
    print(f"{random.weibullvariate(1.0, 1.5):.12g}")

one, other = Random(7), Random(7)
print(one.random() == other.random(), one.randint(1, 100) == other.randint(1, 100), one.random() == random.random())
one.seed(99)
print(one.random(), one.choice([3, 1, 4]), one.sample([1, 2, 3, 4, 5], 2))
one.seed(99)
print(one.random())


def fails(kind: int) -> float:
    if kind == 0:
        return float(random.randrange(0))
    if kind == 1:
        return float(random.randrange(5, 5))
    if kind == 2:
        return float(random.randrange(1, 2, 0))
    if kind == 3:
        empty: list[int] = []
        return float(random.choice(empty))
    if kind == 4:
        return float(random.sample([1, 2], 3)[0])
    if kind == 5:
        return float(random.choices([1, 2], [1.0], k=2)[0])
    if kind == 6:
        return float(random.choices([1, 2], [0, 0])[0])
    if kind == 7:
        return float(random.randint(5, 1))
    if kind == 8:
        return float(random.getrandbits(-1))
    return random.gammavariate(0, 1)


for kind in range(10):
    try:
        fails(kind)
        print("no error")
    except (ValueError, IndexError) as error:
        print(kind, type(error).__name__, error)

unseeded = Random()
values: list[float] = []
for _ in range(100):
    values.append(unseeded.random())
print(min(values) >= 0.0, max(values) < 1.0, min(values) != max(values))

# --- seeds of all kinds ---
keyed = random.Random("seed")
state = keyed.getstate()
first = keyed.random()
keyed.setstate(state)
print(first, first == keyed.random(), random.Random(b"x").random(), random.Random(3.5).random(), random.Random(-7).random())
random.seed(bytearray(b"q"))
print(random.random())
random.seed(None)
print(0 <= random.random() < 1, 0 <= random.Random().random() < 1)
