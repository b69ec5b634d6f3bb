"""What changes from day to day: which policies are in force, which sources stand, what a change did to advice."""
