data = b"abc"
print(len(data))
