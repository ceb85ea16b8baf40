name = "Ada"
print(3 in name)
