class Circle:
    def __init__(self, radius: float) -> None:
        self.radius = radius

    @property
    def diameter(self) -> float:
        return self.radius * 2.0


circle = Circle(1.0)
circle.diameter = 4.0
