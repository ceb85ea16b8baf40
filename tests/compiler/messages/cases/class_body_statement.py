class Config:
    spare = 1
    size = int("3")
    del spare


print(Config.size)
