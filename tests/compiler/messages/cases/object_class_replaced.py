class Open:
    def close(self):
        self.__class__ = Closed


class Closed:
    def close(self):
        print("closed already")


door = Open()
door.close()
door.close()
setattr(door, "__dict__", {})
del door.__dict__
