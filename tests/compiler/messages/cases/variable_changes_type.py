value = 3
print(value)
value = "three"
print(value)
