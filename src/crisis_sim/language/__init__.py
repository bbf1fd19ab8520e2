"""What is said to people: texts of the interface by catalogue, dates and numbers in the form of their language."""
