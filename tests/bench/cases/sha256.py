"""SHA-256 in plain Python over a message of zeros.  Source: FIPS 180-4 §6.2."""

MASK = 0xFFFFFFFF


def _constants(count: int, root: int) -> list[int]:
    found: list[int] = []
    candidate = 2
    while len(found) < count:
        if all_indivisible(candidate):
            power = candidate ** 0.5 if root == 2 else candidate ** (1 / 3)
            found.append(int((power - int(power)) * 4294967296.0))
        candidate += 1
    return found


def all_indivisible(number: int) -> bool:
    divisor = 2
    while divisor * divisor <= number:
        if number % divisor == 0:
            return False
        divisor += 1
    return True


K = _constants(64, 3)


def rotr(x: int, n: int) -> int:
    return ((x >> n) | (x << (32 - n))) & MASK


def compress(state: list[int], w: list[int]) -> None:
    for i in range(16, 64):
        s0 = rotr(w[i - 15], 7) ^ rotr(w[i - 15], 18) ^ (w[i - 15] >> 3)
        s1 = rotr(w[i - 2], 17) ^ rotr(w[i - 2], 19) ^ (w[i - 2] >> 10)
        w[i] = (w[i - 16] + s0 + w[i - 7] + s1) & MASK
    a, b, c, d, e, f, g, h = state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]
    for i in range(64):
        s1 = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)
        ch = (e & f) ^ (~e & MASK & g)
        t1 = (h + s1 + ch + K[i] + w[i]) & MASK
        s0 = rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)
        maj = (a & b) ^ (a & c) ^ (b & c)
        t2 = (s0 + maj) & MASK
        h = g
        g = f
        f = e
        e = (d + t1) & MASK
        d = c
        c = b
        b = a
        a = (t1 + t2) & MASK
    state[0] = (state[0] + a) & MASK
    state[1] = (state[1] + b) & MASK
    state[2] = (state[2] + c) & MASK
    state[3] = (state[3] + d) & MASK
    state[4] = (state[4] + e) & MASK
    state[5] = (state[5] + f) & MASK
    state[6] = (state[6] + g) & MASK
    state[7] = (state[7] + h) & MASK


def run(blocks: int) -> int:
    state = _constants(8, 2)
    w = [0] * 64
    for block in range(blocks):
        for i in range(16):
            w[i] = (block * 16 + i) * 2654435761 & MASK
        compress(state, w)
    return state[0] << 31 | state[7] >> 1
