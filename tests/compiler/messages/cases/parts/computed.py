"""Says when it runs what a star takes from it."""

__all__ = ["Circle"]
__all__.append("Square")


class Circle:
    def area(self) -> int:
        return 1
