"""What the user writes: read, checked and refused in words. Nothing here writes such a file."""
