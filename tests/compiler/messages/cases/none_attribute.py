nothing = None
print(nothing.upper())
