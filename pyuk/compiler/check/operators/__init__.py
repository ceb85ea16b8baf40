"""Operators, comparisons and hashing: who is asked, in which order, and what is certain to fail."""
