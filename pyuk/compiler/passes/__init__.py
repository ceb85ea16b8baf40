"""Passes over the IR of the whole program, each in a file of its own; pipeline.py has their order."""
