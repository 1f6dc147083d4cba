"""A parsed sentence → its figures: bounds, unit, the item counted."""
