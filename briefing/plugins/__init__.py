"""Names in the configuration → parts of installed packages, each behind a guard; nothing else is ever loaded."""
