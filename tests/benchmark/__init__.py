"""What the program takes in time and memory, measured beside what it could take at best: `make bench`."""
