"""A sentence and the rules → facts: events, figures that no event took, statements."""
