"""Values that may be None where None is a TypeError: it is raised when the program runs, and only if it is None."""


class Box:
    def __init__(self, text):
        self.text = text

    def get(self, wanted):
        return self.text if wanted else None


box = Box("12")
print("<" + box.get(True), box.get(True) + ">", int(box.get(True)) + 1, float(box.get(True)), "a" + box.get(True) + "b")


def attempt(action):
    try:
        print(action())
    except TypeError as error:
        print("TypeError:", error)


attempt(lambda: "<" + box.get(False))
attempt(lambda: int(box.get(False)))
attempt(lambda: float(box.get(False)))
attempt(lambda: int(box.get(True)))
