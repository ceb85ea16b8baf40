primes: set[int] = {2, 3, 5}
primes.add("seven")
print(primes)
