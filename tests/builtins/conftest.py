"""How hard hypothesis tries here: the guest's text functions are slow under CPython, and their speed varies."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("builtins", deadline=None, max_examples=100)
settings.load_profile("builtins")
