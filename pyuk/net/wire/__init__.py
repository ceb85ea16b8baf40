"""The formats of the protocols: bytes, and the numbers in them. No state. Read first: fields.py."""
