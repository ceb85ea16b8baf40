class Shared:
    state = {"mode": "idle"}

    def __init__(self):
        self.__dict__ = self.state


print(Shared().mode)
