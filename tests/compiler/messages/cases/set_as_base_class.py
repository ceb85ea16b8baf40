class Tags(set[str]):
    pass


print(Tags())
