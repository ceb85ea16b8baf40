def lengths(words: list[str]) -> None:
    long = (size for word in words if (size := len(word)) > 3)
    print(list(long))


lengths(["four", "three"])
