"""Sentences and a publication date → dates, times and durations."""
