seen = {[1, 2]: "here"}
print(seen)
