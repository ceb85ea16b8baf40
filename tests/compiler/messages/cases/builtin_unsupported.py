first = "three"
print(id(first))
