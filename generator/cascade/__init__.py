"""From the office to the communes.

Copies of a plan that keep their own words and follow the office's changes.
"""
