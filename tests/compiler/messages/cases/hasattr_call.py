name = "upper"
print(hasattr("abc", name))
