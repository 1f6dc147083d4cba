"""Rules as tables, and what they ask of a sentence: triggers, slots, conditions, reality, time."""
