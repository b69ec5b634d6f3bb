"""What is kept on this computer: interviews and the advice they came to."""
