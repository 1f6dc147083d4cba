"""Text → sentences of English, their tokens and tags."""
