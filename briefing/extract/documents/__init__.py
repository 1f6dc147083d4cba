"""All sentences of a document → its facts together: headings, tables, repetition, dates and sides told once."""
