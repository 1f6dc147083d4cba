"""One sentence with all that is read in it, ready for rules; how real its words make an event."""
