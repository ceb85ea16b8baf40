names = ["a", "b"]
print([1, 2, *names])
