def total(*numbers: int) -> int:
    result = 0
    for number in numbers:
        result += number
    return result


print(total(1, 2, 3))
