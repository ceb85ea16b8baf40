names = ["Ada", "Bob"]
print(3 in names)
