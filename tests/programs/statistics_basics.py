"""Means, medians, spreads, regressions and the normal distribution."""

import statistics
from statistics import NormalDist, StatisticsError, fmean, mean, median, pstdev, quantiles, stdev, variance

data = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
ints = [1, 5, 2, 2, 9, 7, 2]
print(mean(data), fmean(data), fmean(ints), median(data), median(data[:6]), variance(data), statistics.pvariance(data), stdev(data), pstdev(data))
print(stdev(ints), pstdev(ints), statistics.median_low(ints), statistics.median_high(ints), statistics.median_low([1, 2, 3, 4]), statistics.median_grouped([52, 52, 53, 54]))
print(statistics.mode(ints), statistics.multimode(ints), statistics.mode("red blue blue red green red".split()), statistics.multimode([1, 1, 2, 2, 3]))
print(quantiles(data), quantiles(ints, n=10), quantiles(ints, n=5, method="inclusive"), quantiles([1, 2]))
print(mean([1e30, 1.0, 3.0, -1e30]), mean([0.1] * 10), stdev([0.1, 0.2, 0.3]), variance([1e8 + 0.5, 1e8 + 1.5, 1e8 + 2.5]), mean([float("inf"), 1.0]))
print(f"{statistics.geometric_mean([54, 24, 36]):.12g} {statistics.harmonic_mean([40.0, 60.0])} {statistics.harmonic_mean([2.5, 3.0, 10.0])}")
print(fmean([3.5, 4.0, 5.25], [1.0, 2.0, 1.0]))
x, y = [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 1, 2, 3, 1, 2, 3]
print(statistics.covariance(x, y), f"{statistics.correlation(x, y):.12g}", statistics.correlation(x, x))
fit = statistics.linear_regression([1.0, 2.0, 4.0], [2.5, 3.5, 7.0])
print(fit, fit.slope, fit.intercept, statistics.linear_regression(x, y, proportional=True))
n = NormalDist(100.0, 15)
print(n, n.mean, n.stdev, n.variance, n.median, n + 5, n - 5, n * 2, n / 4, -n, n + NormalDist(10, 20), n == NormalDist(100, 15))
for v in [55.0, 85.0, 100.0, 101.5, 130.0]:
    print(f"{n.pdf(v):.12g} {n.cdf(v):.12g} {n.zscore(v):.12g}")
for p in [1e-9, 0.001, 0.2, 0.5, 0.7, 0.975, 0.999999]:
    print(f"{NormalDist().inv_cdf(p):.10g}", end=" ")
print([round(q, 6) for q in n.quantiles(5)], NormalDist.from_samples([2.5, 3.1, 2.1, 2.4, 2.7, 3.5]))
for kind in range(8):
    try:
        match kind:
            case 0:
                print(mean([]))
            case 1:
                print(stdev([1.0]))
            case 2:
                print(median([]))
            case 3:
                print(quantiles([1.0]))
            case 4:
                print(NormalDist(0, -1))
            case 5:
                print(statistics.correlation([1, 2], [3, 3]))
            case 6:
                print(statistics.harmonic_mean([-1.0]))
            case 7:
                print(statistics.covariance([1], [1, 2]))
    except StatisticsError as error:
        print(kind, type(error).__name__, error)
print(statistics.NormalDist().cdf(-9), statistics.NormalDist(2.4, 1.6).overlap(statistics.NormalDist(3.2, 2.0)), statistics.NormalDist(1, 2).overlap(statistics.NormalDist(1, 2)))
