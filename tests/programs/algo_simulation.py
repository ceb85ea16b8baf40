"""A queue at a counter, driven by a linear congruential generator: the same numbers everywhere."""


class Random:
    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, n: int) -> int:
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & 0x7FFFFFFFFFFFFFFF
        return (self.state >> 33) % n

    def uniform(self) -> float:
        return self.below(1 << 24) / (1 << 24)


class Customer:
    def __init__(self, number: int, arrived: int) -> None:
        self.number = number
        self.arrived = arrived
        self.served = -1


def simulate(seed: int, minutes: int) -> tuple[int, int, float]:
    random = Random(seed)
    waiting: list[Customer] = []
    done: list[Customer] = []
    busy = longest = count = 0
    for now in range(minutes):
        if random.uniform() < 0.4:
            count += 1
            waiting.append(Customer(count, now))
        longest = max(longest, len(waiting))
        if busy > 0:
            busy -= 1
        if busy == 0 and waiting:
            customer = waiting.pop(0)
            customer.served = now
            done.append(customer)
            busy = 1 + random.below(4)
    total = 0
    for customer in done:
        total += customer.served - customer.arrived
    return len(done), longest, total / max(len(done), 1)


for seed in range(5):
    served, longest, wait = simulate(seed, 1000)
    print(f"seed {seed}: served {served:4d}, longest queue {longest:3d}, mean wait {wait:8.3f}")
