"""Facts → claims → assessments: what stands, on how many independent origins, and what is in dispute."""

from briefing.assess.appraisal import appraise
from briefing.assess.assessing import assess
from briefing.assess.chronology import pace, timeline
from briefing.assess.comparison import Side, changes
from briefing.assess.corpus import Corpus, corpus
from briefing.assess.excerpt import excerpt, read_through
from briefing.assess.explaining import Explanation, explain
from briefing.assess.grouping import group
from briefing.assess.judging import judge
from briefing.assess.memory import Memory
from briefing.assess.names import Names
from briefing.assess.reasons import REASONS
from briefing.assess.selection import Choice
from briefing.assess.states import side, states

__all__ = [
    "REASONS",
    "Choice",
    "Corpus",
    "Explanation",
    "Memory",
    "Names",
    "Side",
    "appraise",
    "assess",
    "changes",
    "corpus",
    "excerpt",
    "explain",
    "group",
    "judge",
    "pace",
    "read_through",
    "side",
    "states",
    "timeline",
]
