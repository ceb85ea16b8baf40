class Tags(frozenset[str]):
    pass


print(Tags())
