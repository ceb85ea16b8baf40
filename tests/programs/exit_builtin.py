"""exit() without an import."""

print("leaving")
exit(4)
