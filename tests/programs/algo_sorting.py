"""Seven ways to sort, all on the same numbers."""


def numbers(n: int) -> list[int]:
    state = 12345
    result: list[int] = []
    for _ in range(n):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        result.append((state >> 8) % 1000 - 500)
    return result


def bubble(a: list[int]) -> None:
    for i in range(len(a)):
        for k in range(len(a) - 1 - i):
            if a[k] > a[k + 1]:
                a[k], a[k + 1] = a[k + 1], a[k]


def insertion(a: list[int]) -> None:
    for i in range(1, len(a)):
        value = a[i]
        k = i - 1
        while k >= 0 and a[k] > value:
            a[k + 1] = a[k]
            k -= 1
        a[k + 1] = value


def selection(a: list[int]) -> None:
    for i in range(len(a)):
        least = i
        for k in range(i + 1, len(a)):
            if a[k] < a[least]:
                least = k
        a[i], a[least] = a[least], a[i]


def quick(a: list[int], low: int, high: int) -> None:
    if low >= high:
        return
    pivot = a[(low + high) // 2]
    i, k = low, high
    while i <= k:
        while a[i] < pivot:
            i += 1
        while a[k] > pivot:
            k -= 1
        if i <= k:
            a[i], a[k] = a[k], a[i]
            i += 1
            k -= 1
    quick(a, low, k)
    quick(a, i, high)


def merge_sorted(a: list[int]) -> list[int]:
    if len(a) < 2:
        return a
    left, right = merge_sorted(a[: len(a) // 2]), merge_sorted(a[len(a) // 2 :])
    result: list[int] = []
    i = k = 0
    while i < len(left) and k < len(right):
        if right[k] < left[i]:
            result.append(right[k])
            k += 1
        else:
            result.append(left[i])
            i += 1
    return result + left[i:] + right[k:]


def heap(a: list[int]) -> None:
    def_end = len(a)
    for start in range(def_end // 2 - 1, -1, -1):
        sift(a, start, def_end)
    for end in range(def_end - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sift(a, 0, end)


def sift(a: list[int], at: int, end: int) -> None:
    while 2 * at + 1 < end:
        child = 2 * at + 1
        if child + 1 < end and a[child + 1] > a[child]:
            child += 1
        if a[at] >= a[child]:
            return
        a[at], a[child] = a[child], a[at]
        at = child


def counting(a: list[int]) -> list[int]:
    low = min(a)
    counts = [0] * (max(a) - low + 1)
    for value in a:
        counts[value - low] += 1
    result: list[int] = []
    for i, count in enumerate(counts):
        result += [i + low] * count
    return result


original = numbers(60)
expected = original.copy()
expected.sort()
print(original[:10], expected[:10])
for kind in range(5):
    a = original.copy()
    if kind == 0:
        bubble(a)
    elif kind == 1:
        insertion(a)
    elif kind == 2:
        selection(a)
    elif kind == 3:
        quick(a, 0, len(a) - 1)
    else:
        heap(a)
    print(kind, a == expected)
print(merge_sorted(original) == expected, counting(original) == expected)
