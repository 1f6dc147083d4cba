"""Tagged tokens → noun phrases and verb groups, elements, clauses; a shallow parser, no tree."""
