"""Exceptions that nothing else in the program raises: of mistakes that are certain, and of the library."""

import unittest


def area(width, height):
    return width * height


class Expected(unittest.TestCase):
    def test_calls(self):
        self.assertRaises(TypeError, lambda: "a" + 1)
        self.assertRaises(ValueError, int, "x")
        self.assertRaises((TypeError, ValueError), lambda: area(3))

    def test_blocks(self):
        with self.assertRaises(TypeError) as caught:
            len(5)
        print(caught.exception)
        with self.assertRaises(AttributeError) as missing:
            "x".nothing
        print(missing.exception)
        with self.assertRaisesRegex(TypeError, "missing 1 required"):
            area(1)


if __name__ == "__main__":
    unittest.main(exit=False)
