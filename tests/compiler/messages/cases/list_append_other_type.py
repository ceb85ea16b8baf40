names: list[str] = []
names.append("Ada")
names.append(36)
print(names)
