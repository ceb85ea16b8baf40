import tiem

print(tiem.time())
