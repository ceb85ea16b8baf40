"""Expressions, and what becomes of values: conversions, unions, text, subscripts, displays."""
