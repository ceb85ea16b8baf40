mixed = (1, "two", 3.0)
print([item for item in mixed])
