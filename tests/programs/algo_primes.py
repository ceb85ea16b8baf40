"""Primes: a sieve, trial division, factors, and the Miller-Rabin test."""


def sieve(limit: int) -> list[int]:
    is_prime = [True] * (limit + 1)
    primes: list[int] = []
    for n in range(2, limit + 1):
        if is_prime[n]:
            primes.append(n)
            for multiple in range(n * n, limit + 1, n):
                is_prime[multiple] = False
    return primes


def factors(n: int) -> list[int]:
    found: list[int] = []
    d = 2
    while d * d <= n:
        while n % d == 0:
            found.append(d)
            n //= d
        d += 1
    if n > 1:
        found.append(n)
    return found


def is_probable_prime(n: int) -> bool:
    if n < 2:
        return False
    for p in [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]:
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]:
        x = pow(a, d, n)
        if x == 1 or x == n - 1:
            continue
        for _ in range(s - 1):
            x = pow(x, 2, n)
            if x == n - 1:
                break
        else:
            return False
    return True


primes = sieve(2000)
print(len(primes), primes[:15], primes[-1], sum(primes))
for n in [1, 2, 60, 97, 1001, 65536, 600851475143, 1000000007 * 3]:
    print(n, factors(n), is_probable_prime(n))
print(is_probable_prime(2305843009213693951), is_probable_prime(3215031751), is_probable_prime(9223372036854775783))
