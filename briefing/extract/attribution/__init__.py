"""Sentences → who says what: sources, cues, contents, and the voice at any place."""
