from statistics import quantiles

bounds = quantiles([1, 2, 3, 4])
bounds.append(9)
