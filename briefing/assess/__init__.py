"""Facts → claims → assessments: what stands, on how many independent origins, and what is in dispute."""

from briefing.assess.appraisal import appraise
from briefing.assess.assessing import assess
from briefing.assess.chronology import timeline
from briefing.assess.comparison import changes
from briefing.assess.explaining import Explanation, explain
from briefing.assess.grouping import group
from briefing.assess.judging import judge
from briefing.assess.memory import Memory
from briefing.assess.reasons import REASONS
from briefing.assess.selection import appears, select

__all__ = [
    "REASONS",
    "Explanation",
    "Memory",
    "appears",
    "appraise",
    "assess",
    "changes",
    "explain",
    "group",
    "judge",
    "select",
    "timeline",
]
