"""Acts: what a person can do, each a pure function from state and input to a change."""
