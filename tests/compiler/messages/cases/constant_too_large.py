HUGE = 9**9**9
print(HUGE)
