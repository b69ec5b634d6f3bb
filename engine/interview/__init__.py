"""The interview as a pure state machine: a state and a command give the next state and its screen."""
