ages = {"Ada": 36}
print(ages.has_key("Ada"))
