def total(prices: list[int]) -> int:
    result = 0
    for price in prices:
        result += prise
    return result


print(total([3, 4]))
