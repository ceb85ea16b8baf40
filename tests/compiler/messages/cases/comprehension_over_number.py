count = 5
print([n * n for n in count])
