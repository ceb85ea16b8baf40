ages = [36, 41]
print(ages["Ada"])
