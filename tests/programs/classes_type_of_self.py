class P:
    made = 0
    def __init__(self, x):
        self.x = x
        type(self).made += 1
    def moved(self, d):
        return type(self)(self.x + d)
    def again(self):
        return self.__class__(self.x)
    def __repr__(self):
        return f"{type(self).__name__}({self.x})"
print(P(1).moved(2), P(3).again(), P.made, type(P(1)) is P, type(3) is int, type("a") == str)
