"""Lexicons and the words of a text → who and what is named there, by name, office, pronoun or phrase."""
