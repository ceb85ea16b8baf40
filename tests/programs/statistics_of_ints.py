"""statistics of ints, of floats and of both."""
import statistics as st
import random
r = random.Random(4)
for n in range(2, 12):
    xs = [r.randint(-100, 100) for _ in range(n)]
    print(st.mean(xs), st.median(xs), st.variance(xs), st.pvariance(xs), st.stdev(xs), st.pstdev(xs))
    ys = [abs(x) + 1 for x in xs]
    print(st.harmonic_mean(ys), st.harmonic_mean([float(y) for y in ys]), st.fmean(ys))
    zs = [x / 7 for x in xs]
    print(st.mean(zs), st.median(zs), st.variance(zs), st.pvariance(zs))
print(st.mean([1, 2.5]), st.mean([1, 2.0, 3]), st.median([1, 2.5]), st.median([1, 2.5, 3]), st.variance([1, 2.0, 3]), st.pvariance([1, 3]))
f: float = st.mean([1.5, 2.5])
print(f, st.pstdev([1, 2.5]), st.stdev([1, 2, 3.5]))
try:
    e0: list[int] = []; st.mean(e0)
except st.StatisticsError as e:
    print(e)
m = st.mean([1, 2, 3])
print(m + 1, m / 2, round(m), f"{m:.2f}")
