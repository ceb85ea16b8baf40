both = {"Ada": 36} + {"Bob": 40}
print(both)
