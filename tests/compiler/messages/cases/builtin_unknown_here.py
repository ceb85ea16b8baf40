print(breakpoint())
