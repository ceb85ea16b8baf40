words = ["a", "b"]
words.sort(key=3)
