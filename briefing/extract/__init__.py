"""Documents in, facts out: the rule engine."""

from briefing.extract.engine import Engine
from briefing.extract.layers import layer

__all__ = ["Engine", "layer"]
