class Config:
    error = None
    try:
        limit = int("x")
    except ValueError as error:
        limit = 0


print(Config.limit)
