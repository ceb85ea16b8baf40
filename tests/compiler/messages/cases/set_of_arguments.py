primes = set(2, 3, 5)
print(primes)
