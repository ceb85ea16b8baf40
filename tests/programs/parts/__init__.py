"""A package for modules_beside.py."""

print("parts imported")
