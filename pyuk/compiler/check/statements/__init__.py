"""Statements and the targets of assignments."""
