class Config:
    print("made")
    size = 3


print(Config.size)
