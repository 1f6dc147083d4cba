"""`python -m briefing`: the same as `briefing`."""

from briefing.cli import main

main()
