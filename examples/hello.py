"""The first program.

    python examples/hello.py
    pyuk run examples/hello.py

Both print the same; the second boots a machine for it. Try `pyuk build --emit ir examples/hello.py` to see
what becomes of the line below, and `pyuk inspect examples/hello.py` to see what else is in the image.
"""

print("Hello, world!")
