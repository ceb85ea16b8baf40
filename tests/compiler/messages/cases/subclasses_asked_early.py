class Plugin:
    pass


def names():
    return [each.__name__ for each in Plugin.__subclasses__()]


print(names())


class First(Plugin):
    pass


print(names())
