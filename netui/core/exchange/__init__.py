"""Files from elsewhere and back: bytes or rows become records and a report, without I/O."""
