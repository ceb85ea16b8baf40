person = ["Ada", 36]
print(person[0])
