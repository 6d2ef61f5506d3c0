"""How fast the program is beside what a user would write with docxtpl: `make bench`."""
