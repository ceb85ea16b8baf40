import pickle
from datetime import date

print(len(pickle.dumps(date(2024, 1, 2))))
