class Marker:
    pass


print(Marker(3) is None)
