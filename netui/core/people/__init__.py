"""People: who is meant, who matches a query, in which order; no I/O and no clock."""
