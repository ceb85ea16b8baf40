"""raise SystemExit."""

print("leaving")
raise SystemExit(7)
