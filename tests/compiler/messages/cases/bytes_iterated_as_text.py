letters: list[str] = []
for letter in b"abc":
    letters.append(letter)
