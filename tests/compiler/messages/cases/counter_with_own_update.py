from collections import Counter


class Words(Counter):
    def update(self, words):
        super().update(word.lower() for word in words)


print(Words(["A"]))
