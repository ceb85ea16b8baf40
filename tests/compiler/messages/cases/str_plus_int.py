age = 42
print("you are " + age + " years old")
