class Switch(bool):
    pass


print(Switch(1))
