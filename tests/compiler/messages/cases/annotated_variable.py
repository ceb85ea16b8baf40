ratio: float = "1"
print(ratio)
