"""sort(): stable, in order of anything that can be compared."""


class Card:
    def __init__(self, rank: int, suit: str) -> None:
        self.rank = rank
        self.suit = suit

    def __lt__(self, other: "Card") -> bool:
        return self.rank < other.rank

    def __repr__(self) -> str:
        return f"{self.rank}{self.suit}"


a = [5, 2, 9, -1, 5, 0]
a.sort()
print(a)
a.sort(reverse=True)
print(a)
words = ["pear", "fig", "apple", "kiwi", "Banana"]
words.sort()
print(words)
words.reverse()
print(words)
cards = [Card(3, "a"), Card(1, "b"), Card(3, "c"), Card(2, "d"), Card(1, "e")]
cards.sort()
print(cards)
pairs = [(2, "b"), (1, "z"), (2, "a")]
pairs.sort()
print(pairs)
big = [0] * 0
x = 7
for _ in range(1000):
    x = x * 1103515245 + 12345 & 0x7FFFFFFF
    big.append(x % 997)
big.sort()
right = True
for i in range(len(big) - 1):
    if big[i] > big[i + 1]:
        right = False
print(right, big[0], big[-1], sum(big))
f = [2.5, -1.0, 1e9, 0.0]
f.sort()
print(f)
