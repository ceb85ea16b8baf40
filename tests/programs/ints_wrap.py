"""Masks: arithmetic modulo a power of two, as hashes and generators do it."""

MASK32 = 0xFFFF_FFFF
MASK64 = 0xFFFF_FFFF_FFFF_FFFF


def fnv1a(text: str) -> int:
    """The 32-bit FNV-1a hash of ASCII text."""
    state = 2166136261
    for i in range(len(text)):
        state = ((state ^ ord(text[i])) * 16777619) & MASK32
    return state


def xorshift(state: int) -> int:
    state ^= (state << 13) & MASK32
    state ^= state >> 17
    state ^= (state << 5) & MASK32
    return state


def lcg(state: int) -> int:
    return (state * 1103515245 + 12345) & 0x7FFF_FFFF


print(fnv1a(""), fnv1a("a"), fnv1a("hello world"))
s = 1
for _ in range(10):
    s = xorshift(s)
print(s)
s = 42
for _ in range(10):
    s = lcg(s)
print(s)
low = 1
for _ in range(40):
    low = (low * 6364136223846793005 + 1442695040888963407) & 0xFFFF_FFFF_FFFF
print(low)
print((5 - 7) & MASK32, (-1 * 3) & MASK32, (~0) & 0xFFFF, (1 - (1 << 40)) & MASK32)
