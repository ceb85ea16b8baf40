class Config:
    try:
        size = int("3")
    except ValueError:
        size = 0


print(Config.size)
