data = b"abc"
print(data.items)
