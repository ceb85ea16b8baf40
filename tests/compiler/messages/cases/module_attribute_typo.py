import sys

sys.exti(1)
