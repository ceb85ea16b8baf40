"""Words of a text counted, in a hash table made by hand."""

TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of
foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season of Light"""


class Entry:
    def __init__(self, key: str, following: "Entry | None") -> None:
        self.key = key
        self.count = 0
        self.following = following


class Counter:
    def __init__(self, buckets: int) -> None:
        self.table: list[Entry | None] = [None] * buckets
        self.size = 0

    def slot(self, key: str) -> int:
        state = 5381
        for c in key:
            state = (state * 33 + ord(c)) & 0xFFFFFFFF
        return state % len(self.table)

    def add(self, key: str) -> None:
        slot = self.slot(key)
        entry = self.table[slot]
        while entry is not None and entry.key != key:
            entry = entry.following
        if entry is None:
            entry = Entry(key, self.table[slot])
            self.table[slot] = entry
            self.size += 1
        entry.count += 1

    def pairs(self) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []
        for head in self.table:
            entry = head
            while entry is not None:
                found.append((-entry.count, entry.key))
                entry = entry.following
        return found


counter = Counter(7)
for word in TEXT.replace(",", " ").split():
    counter.add(word.lower())
pairs = counter.pairs()
pairs.sort()
print(counter.size)
for count, word in pairs:
    print(f"{word:<12}{-count:>3} {'*' * -count}")
