"""What a knowledge base must be: read, checked, and refused where anything in it would go wrong silently."""
