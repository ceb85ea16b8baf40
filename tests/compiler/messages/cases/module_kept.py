import math

library = math
print(library.sqrt(2.0))
