ages = dict()
ages["Ada"] = 36
