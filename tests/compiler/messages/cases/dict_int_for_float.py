prices: dict[str, float] = {"apple": 1.5}
prices["pear"] = 2
print(prices)
