"""What a server has to live through: floods, damaged frames, many requests and connections, bad links.

`python -m tests.soak NAME` runs one at full length; tests/guest/test_hardship.py runs short forms.
"""
