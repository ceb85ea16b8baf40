class Meta(type):
    pass


class Point(metaclass=Meta):
    pass


print(Point() is None)
