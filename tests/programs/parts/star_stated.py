"""What a star takes: what `__all__` lists."""

__all__ = ["shout", "LIMIT"]
LIMIT = 3
def shout(s): return s.upper() + "!"
def unlisted(): return 1
