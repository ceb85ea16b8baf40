class Counter:
    count = 0


Counter.count += 1
Counter.count = "many"
print(Counter.count)
