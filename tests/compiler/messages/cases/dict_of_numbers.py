ages = dict([36, 40])
print(ages)
