"""The knapsack problem, by a table and by trying everything."""


def best_value(weights: list[int], values: list[int], capacity: int) -> int:
    best = [0] * (capacity + 1)
    for i in range(len(weights)):
        for room in range(capacity, weights[i] - 1, -1):
            best[room] = max(best[room], best[room - weights[i]] + values[i])
    return best[capacity]


def try_all(weights: list[int], values: list[int], capacity: int) -> int:
    best = 0
    for choice in range(1 << len(weights)):
        weight = value = 0
        for i in range(len(weights)):
            if choice >> i & 1:
                weight += weights[i]
                value += values[i]
        if weight <= capacity and value > best:
            best = value
    return best


weights = [12, 7, 11, 8, 9, 6, 5, 14]
values = [24, 13, 23, 15, 16, 11, 9, 28]
for capacity in [0, 5, 26, 35, 50, 100]:
    print(capacity, best_value(weights, values, capacity), try_all(weights, values, capacity))
