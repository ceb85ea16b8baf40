words = ["a", "b"]
print(sum(word for word in words))
