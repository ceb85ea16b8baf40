import os
import subprocess

print(subprocess.run(["ls"], capture_output=True).stdout)
print(os.fork())
