"""Devices, each behind a few functions. In reading order: uart.py, debugcon.py."""
