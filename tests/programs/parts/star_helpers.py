"""What a star takes: all but `_hidden`."""

print("helpers runs")
_hidden = 1
COUNT = 5
def greet(who): print("hi", who, _hidden)
class Thing:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"Thing({self.n})"
