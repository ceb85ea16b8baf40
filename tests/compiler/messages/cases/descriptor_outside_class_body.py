class Ten:
    def __get__(self, instance, owner):
        return 10


class Row:
    pass


Row.width = Ten()
print(Row().width)
