from sys import argvv

print(argvv)
