"""A trigger and its frame → who and what fills the roles: by syntax, by what was told before, by the whole text."""
