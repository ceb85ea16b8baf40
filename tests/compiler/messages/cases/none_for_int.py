limit: int = None
print(limit)
