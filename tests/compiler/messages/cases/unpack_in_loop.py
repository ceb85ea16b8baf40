for name, age in [("Ada", 36, "London")]:
    print(name, age)
