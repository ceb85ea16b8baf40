"""The module random: the Mersenne Twister, with the sequences of CPython 3.11 for the same seed.

A generator that nobody seeded is seeded from the processor's random numbers when it is first asked.
Sources: M. Matsumoto, T. Nishimura, "Mersenne Twister" (1998) and their initialisation of 2002; the distributions
are those that CPython's documentation of random names.
"""

from __future__ import annotations

from typing import Final, TypeVar

from pyuk.builtins.hashes import hash_float
from pyuk.kernel.entropy import random_word
from pyuk.lang import Buffer, u32
from pyuk.stdlib.hashlib import sha512
from pyuk.stdlib.math import acos, ceil, cos, exp, log, pi, sin, sqrt

WORDS = 624
MIDDLE = 397
MASK32 = 0xFFFF_FFFF
NOT_GIVEN: Final = -(1 << 63)
FRACTION_UNIT = 1.0 / 9007199254740992.0  # 2**-53

NV_MAGICCONST = 4 * exp(-0.5) / sqrt(2.0)
LOG4 = log(4.0)
SG_MAGICCONST = 1.0 + log(4.5)
TWOPI = 2.0 * pi

Item = TypeVar("Item")
STATE_VERSION: Final = 3


class Random:
    """A generator of its own."""

    def __init__(self, x=None) -> None:  # type: ignore[no-untyped-def]
        self._state: Buffer[u32] = Buffer[u32](WORDS)
        self._index = -1  # the next word of the state; -1: not seeded
        self._spare = 0.0  # gauss() makes two numbers at a time
        self._has_spare = False
        if x is not None:
            self.seed(x)

    # --- seeding ---

    def seed(self, a=None, version: int = 2) -> None:  # type: ignore[no-untyped-def]
        """Start the sequence of this number, text or bytes; without one, an unpredictable sequence."""
        self._has_spare = False
        if a is None:
            word = random_word()
            self._seed_by_words(words_of(word & MASK32, (word >> 32) & MASK32))
        elif isinstance(a, float):
            code = hash_float(a)
            self._seed_by_words(words_of(code & MASK32, (code >> 32) & MASK32))
        elif isinstance(a, str):
            self._seed_by_words(words_of_bytes(a.encode()))
        elif isinstance(a, (bytes, bytearray)):
            self._seed_by_words(words_of_bytes(bytes(a)))
        else:
            size = abs(a)
            self._seed_by_words(words_of(size & MASK32, size >> 32))

    def _seed_by_words(self, words: list[int]) -> None:
        """Seed with an array of words of 32 bits."""
        count = len(words)
        state = self._state
        state[0] = 19650218
        for i in range(1, WORDS):
            state[i] = (1812433253 * (state[i - 1] ^ (state[i - 1] >> 30)) + i) & MASK32
        at, j = 1, 0
        for _ in range(max(WORDS, count)):
            last = state[at - 1]
            key = words[j] & MASK32
            state[at] = ((state[at] ^ ((last ^ (last >> 30)) * 1664525)) + key + j) & MASK32
            at, j = at + 1, (j + 1) % count
            if at == WORDS:
                state[0] = state[WORDS - 1]
                at = 1
        for _ in range(WORDS - 1):
            last = state[at - 1]
            state[at] = ((state[at] ^ ((last ^ (last >> 30)) * 1566083941)) - at) & MASK32
            at += 1
            if at == WORDS:
                state[0] = state[WORDS - 1]
                at = 1
        state[0] = 0x8000_0000
        self._index = WORDS

    def getstate(self) -> tuple[int, tuple[int, ...], float | None]:
        """All that the next numbers depend on, for setstate()."""
        if self._index < 0:
            self.seed()
        words = [self._state[i] for i in range(WORDS)]
        words.append(self._index)
        return STATE_VERSION, tuple(words), self._spare if self._has_spare else None

    def setstate(self, state: tuple[int, tuple[int, ...], float | None]) -> None:
        """Go on as the generator did whose state this was."""
        version, words, spare = state
        if version != STATE_VERSION or len(words) != WORDS + 1:
            raise ValueError("state vector is the wrong size")
        for i in range(WORDS):
            self._state[i] = words[i] & MASK32
        self._index = words[WORDS]
        self._has_spare = spare is not None
        if spare is not None:
            self._spare = spare

    # --- bits ---

    def _renew(self) -> None:
        """The next 624 words of the state."""
        if self._index < 0:
            self.seed()
        state = self._state
        for i in range(WORDS):
            both = (state[i] & 0x8000_0000) | (state[(i + 1) % WORDS] & 0x7FFF_FFFF)
            word = state[(i + MIDDLE) % WORDS] ^ (both >> 1)
            state[i] = word ^ 0x9908_B0DF if both & 1 != 0 else word
        self._index = 0

    def _word(self) -> int:
        """The next 32 bits."""
        if not 0 <= self._index < WORDS:
            self._renew()
        bits = self._state[self._index]
        self._index += 1
        bits ^= bits >> 11
        bits ^= (bits << 7) & 0x9D2C_5680
        bits ^= (bits << 15) & 0xEFC6_0000
        return bits ^ (bits >> 18)

    def random(self) -> float:
        """A float from 0.0 on, below 1.0."""
        high = self._word() >> 5
        low = self._word() >> 6
        return (float(high) * 67108864.0 + float(low)) * FRACTION_UNIT

    def getrandbits(self, k: int) -> int:
        """An int of k random bits. ValueError for a negative k, OverflowError for a result past 63 bits."""
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        if k == 0:
            return 0
        if k <= 32:
            return self._word() >> (32 - k)
        if k > 64:
            raise OverflowError("getrandbits() of more than 64 bits makes no int of 64 bits")
        low = self._word()
        return low + (self._word() >> (64 - k)) * (MASK32 + 1)

    def randbytes(self, n: int) -> bytes:
        """n random bytes."""
        if n < 0:
            raise ValueError("number of bits must be non-negative")
        data = bytearray()
        while len(data) + 4 <= n:
            data += self._word().to_bytes(4, "little")
        left = n - len(data)
        if left > 0:
            data += (self._word() >> (32 - 8 * left)).to_bytes(left, "little")
        return bytes(data)

    def _below(self, n: int) -> int:
        """An int from 0 to n - 1, for n > 0."""
        size = n.bit_length()
        found = self.getrandbits(size)
        while found >= n:
            found = self.getrandbits(size)
        return found

    # --- ints ---

    def randrange(self, start: int, stop: int = NOT_GIVEN, step: int = 1) -> int:
        """An element of range(start, stop, step). ValueError where it is empty."""
        if stop == NOT_GIVEN:
            if start <= 0:
                raise ValueError("empty range for randrange()")
            return self._below(start)
        width = stop - start
        if step == 1:
            if width > 0:
                return start + self._below(width)
            raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})")
        if step > 0:
            count = (width + step - 1) // step
        elif step < 0:
            count = (width + step + 1) // step
        else:
            raise ValueError("zero step for randrange()")
        if count <= 0:
            raise ValueError("empty range for randrange()")
        return start + step * self._below(count)

    def randint(self, a: int, b: int) -> int:
        """An int from a to b, both included."""
        return self.randrange(a, b + 1)

    # --- sequences ---

    def choice(self, seq):  # type: ignore[no-untyped-def]
        """An element of a sequence. IndexError where there is none."""
        return seq[self._below_length(len(seq))]

    def _below_length(self, length: int) -> int:
        """An index of a sequence that is not empty. IndexError."""
        if length == 0:
            raise IndexError("Cannot choose from an empty sequence")
        return self._below(length)

    def shuffle(self, x: list[Item]) -> None:
        """Bring a list into random order."""
        for i in range(len(x) - 1, 0, -1):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k: int, *, counts=None):  # type: ignore[no-untyped-def]
        """k elements at different places, in random order; counts: how often each is there. ValueError for too few."""
        n = len(population)
        picked = []
        if counts is not None:
            sums = running_sums([count for count in counts], n)
            for place in self._sample_places(sums[-1], k):
                picked.append(population[place_among(sums, place, n - 1)])
            return picked
        for place in self._sample_places(n, k):
            picked.append(population[place])
        return picked

    def _sample_places(self, n: int, k: int) -> list[int]:
        """k different numbers below n."""
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        size = 21
        if k > 5:
            power = ceil(log(float(k * 3), 4.0))  # type: ignore[no-untyped-call]
            size += 4**power
        places: list[int] = []
        if n <= size:
            pool = list(range(n))
            for i in range(k):
                j = self._below(n - i)
                places.append(pool[j])
                pool[j] = pool[n - i - 1]
            return places
        taken = Places(k)
        for _ in range(k):
            j = self._below(n)
            while not taken.add(j):
                j = self._below(n)
            places.append(j)
        return places

    def choices(self, population, weights=None, *, cum_weights=None, k: int = 1):  # type: ignore[no-untyped-def]
        """k elements, any of them again and again; by weights, or by their running sums."""
        picked = []
        n = len(population)
        sums: list[float] = []
        if cum_weights is not None:
            if weights is not None:
                raise TypeError("Cannot specify both weights and cumulative weights")
            for weight in cum_weights:
                sums.append(float(weight))
        elif weights is not None:
            total = 0.0
            for weight in weights:
                total += float(weight)
                sums.append(total)
        else:
            for _ in range(k):
                picked.append(population[int(self.random() * float(n))])
            return picked
        for _ in range(check_sums(sums, n, k)):
            picked.append(population[place_among(sums, self.random() * sums[n - 1], n - 1)])
        return picked

    # --- floats ---

    def uniform(self, a: float, b: float) -> float:
        """A float between a and b."""
        return a + (b - a) * self.random()

    def triangular(self, low: float = 0.0, high: float = 1.0, mode: float = -1e999) -> float:
        """A float between low and high, most often near mode, the middle without one."""
        u = self.random()
        if high == low:
            return low
        c = 0.5 if mode == -1e999 else (mode - low) / (high - low)
        if u > c:
            u = 1.0 - u
            c = 1.0 - c
            low, high = high, low
        return low + (high - low) * sqrt(u * c)

    def normalvariate(self, mu: float = 0.0, sigma: float = 1.0) -> float:
        """A normally distributed float, by the ratio of uniform variates (Kinderman and Monahan 1977)."""
        while True:
            first = self.random()
            second = 1.0 - self.random()
            z = NV_MAGICCONST * (first - 0.5) / second
            if z * z / 4.0 <= -log(second):
                return mu + z * sigma

    def gauss(self, mu: float = 0.0, sigma: float = 1.0) -> float:
        """A normally distributed float, two at a time (Box and Muller)."""
        if self._has_spare:
            self._has_spare = False
            return mu + self._spare * sigma
        angle = self.random() * TWOPI
        radius = sqrt(-2.0 * log(1.0 - self.random()))
        self._spare = sin(angle) * radius
        self._has_spare = True
        return mu + cos(angle) * radius * sigma

    def lognormvariate(self, mu: float, sigma: float) -> float:
        """exp() of a normally distributed float."""
        return exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd: float) -> float:
        """An exponentially distributed float with the mean 1 / lambd."""
        return -log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu: float, kappa: float) -> float:
        """An angle around mu, the nearer the greater kappa is (Fisher 1993, p. 49)."""
        if kappa <= 1e-6:
            return TWOPI * self.random()
        s = 0.5 / kappa
        r = s + sqrt(1.0 + s * s)
        z = 0.0
        while True:
            z = cos(pi * self.random())
            d = z / (r + z)
            u = self.random()
            if u < 1.0 - d * d or u <= (1.0 - d) * exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        if self.random() > 0.5:
            return (mu + acos(f)) % TWOPI
        return (mu - acos(f)) % TWOPI

    def gammavariate(self, alpha: float, beta: float) -> float:
        """A gamma-distributed float (Cheng 1977; Ahrens and Dieter 1974 for alpha < 1)."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha > 1.0:
            return self._gamma_above_one(alpha) * beta
        if alpha == 1.0:
            return -log(1.0 - self.random()) * beta
        return self._gamma_below_one(alpha) * beta

    def _gamma_above_one(self, alpha: float) -> float:
        ainv = sqrt(2.0 * alpha - 1.0)
        bbb = alpha - LOG4
        ccc = alpha + ainv
        while True:
            first = self.random()
            if not 1e-7 < first < 0.9999999:
                continue
            second = 1.0 - self.random()
            v = log(first / (1.0 - first)) / ainv
            x = alpha * exp(v)
            z = first * first * second
            r = bbb + ccc * v - x
            if r + SG_MAGICCONST - 4.5 * z >= 0.0 or r >= log(z):
                return x

    def _gamma_below_one(self, alpha: float) -> float:
        while True:
            b = (2.718281828459045 + alpha) / 2.718281828459045
            p = b * self.random()
            x: float = p ** (1.0 / alpha) if p <= 1.0 else -log((b - p) / alpha)
            second = self.random()
            if p > 1.0:
                if second <= x ** (alpha - 1.0):
                    return x
            elif second <= exp(-x):
                return x

    def betavariate(self, alpha: float, beta: float) -> float:
        """A beta-distributed float from 0 to 1."""
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y != 0.0 else 0.0

    def paretovariate(self, alpha: float) -> float:
        """A Pareto-distributed float."""
        u = 1.0 - self.random()
        result: float = u ** (-1.0 / alpha)
        return result

    def weibullvariate(self, alpha: float, beta: float) -> float:
        """A Weibull-distributed float."""
        u = 1.0 - self.random()
        result: float = (-log(u)) ** (1.0 / beta)
        return alpha * result


class SystemRandom(Random):
    """Random numbers of the processor: no seed, no sequence that comes again."""

    def _word(self) -> int:
        """The next 32 bits."""
        return random_word() & MASK32


def words_of(low: int, high: int) -> list[int]:
    """A number of two words of 32 bits: one of them where the higher is 0."""
    return [low, high] if high != 0 else [low]


def words_of_bytes(encoded: bytes) -> list[int]:
    """The words of the number that bytes are with their SHA-512 behind them, the lowest first."""
    data = encoded + sha512(encoded).digest()
    words: list[int] = []
    end = len(data)
    while end > 0:
        word = 0
        for i in range(max(end - 4, 0), end):
            word = (word << 8) | data[i]
        words.append(word & MASK32)
        end -= 4
    while len(words) > 1 and words[-1] == 0:
        words.pop()
    return words


class Places:
    """A set of ints that are not negative: a table with open addressing, at most half full."""

    def __init__(self, most: int) -> None:
        size = 8
        while size < 2 * most:
            size *= 2
        self.slots: list[int] = [-1] * size

    def add(self, place: int) -> bool:
        """Whether it was not there yet; it is from now on."""
        mask = len(self.slots) - 1
        at = (place * 0x9E37_79B9) & mask
        while self.slots[at] >= 0:
            if self.slots[at] == place:
                return False
            at = (at + 1) & mask
        self.slots[at] = place
        return True


def running_sums(counts: list[int], n: int) -> list[int]:
    """The sums of the counts of n elements. ValueError where they are not as many, or nothing is there."""
    sums: list[int] = []
    total = 0
    for count in counts:
        total += count
        sums.append(total)
    if len(sums) != n:
        raise ValueError("The number of counts does not match the population")
    if n == 0:
        raise IndexError("pop from empty list")
    if total <= 0:
        raise ValueError("Total of counts must be greater than zero")
    return sums


def check_sums(sums: list[float], n: int, k: int) -> int:
    """k, where the sums of weights are what choices() can use. ValueError."""
    if len(sums) != n:
        raise ValueError("The number of weights does not match the population")
    if n == 0:
        raise IndexError("list index out of range")
    total = sums[n - 1]
    if total <= 0.0:
        raise ValueError("Total of weights must be greater than zero")
    if total != total or total - total != 0.0:
        raise ValueError("Total of weights must be finite")
    return k


def place_among(sums, value, most: int) -> int:  # type: ignore[no-untyped-def]
    """The first place whose sum is above the value; at most `most`."""
    low, high = 0, most
    while low < high:
        middle = (low + high) // 2
        if value < sums[middle]:
            high = middle
        else:
            low = middle + 1
    return low


# --- the functions of the module: those of one generator -----------------------------------------

_generator: Random = Random()


def seed(a=None, version: int = 2) -> None:  # type: ignore[no-untyped-def]
    _generator.seed(a)


def getstate() -> tuple[int, tuple[int, ...], float | None]:
    return _generator.getstate()


def setstate(state: tuple[int, tuple[int, ...], float | None]) -> None:
    _generator.setstate(state)


def randbytes(n: int) -> bytes:
    return _generator.randbytes(n)


def random() -> float:
    return _generator.random()


def getrandbits(k: int) -> int:
    return _generator.getrandbits(k)


def randrange(start: int, stop: int = NOT_GIVEN, step: int = 1) -> int:
    return _generator.randrange(start, stop, step)


def randint(a: int, b: int) -> int:
    return _generator.randint(a, b)


def choice(seq):  # type: ignore[no-untyped-def]
    return _generator.choice(seq)  # type: ignore[no-untyped-call]


def shuffle(x: list[Item]) -> None:
    _generator.shuffle(x)


def sample(population, k: int, *, counts=None):  # type: ignore[no-untyped-def]
    return _generator.sample(population, k, counts=counts)


def choices(population, weights=None, *, cum_weights=None, k: int = 1):  # type: ignore[no-untyped-def]
    return _generator.choices(population, weights, cum_weights=cum_weights, k=k)


def uniform(a: float, b: float) -> float:
    return _generator.uniform(a, b)


def triangular(low: float = 0.0, high: float = 1.0, mode: float = -1e999) -> float:
    return _generator.triangular(low, high, mode)


def normalvariate(mu: float = 0.0, sigma: float = 1.0) -> float:
    return _generator.normalvariate(mu, sigma)


def gauss(mu: float = 0.0, sigma: float = 1.0) -> float:
    return _generator.gauss(mu, sigma)


def lognormvariate(mu: float, sigma: float) -> float:
    return _generator.lognormvariate(mu, sigma)


def expovariate(lambd: float) -> float:
    return _generator.expovariate(lambd)


def vonmisesvariate(mu: float, kappa: float) -> float:
    return _generator.vonmisesvariate(mu, kappa)


def gammavariate(alpha: float, beta: float) -> float:
    return _generator.gammavariate(alpha, beta)


def betavariate(alpha: float, beta: float) -> float:
    return _generator.betavariate(alpha, beta)


def paretovariate(alpha: float) -> float:
    return _generator.paretovariate(alpha)


def weibullvariate(alpha: float, beta: float) -> float:
    return _generator.weibullvariate(alpha, beta)
