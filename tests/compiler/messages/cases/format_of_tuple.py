pair = (1, 2)
print(f"{pair:>10}")
