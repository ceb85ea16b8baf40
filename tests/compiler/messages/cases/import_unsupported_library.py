from tkinter import Tk

print(Tk)
