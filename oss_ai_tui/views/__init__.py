"""What no list shows: when, who about whom, and what was built on what; as plain values and as drawings in plain text.

Nothing here knows of a screen: a drawing is a list of lines for a width in terminal cells.
"""

from oss_ai_tui.views.glyphs import ASCII, FINE, Glyphs
from oss_ai_tui.views.lineage import Lineage, build_lineage, models_named
from oss_ai_tui.views.matrix import Matrix, build_matrix
from oss_ai_tui.views.plot import legend, plot_lines
from oss_ai_tui.views.table import table_lines
from oss_ai_tui.views.timeline import Timeline, build_timeline
from oss_ai_tui.views.tree import tree_legend, tree_lines
from oss_ai_tui.views.why import Why, why, why_lines

__all__ = [
    "ASCII",
    "FINE",
    "Glyphs",
    "Lineage",
    "Matrix",
    "Timeline",
    "Why",
    "build_lineage",
    "build_matrix",
    "build_timeline",
    "legend",
    "models_named",
    "plot_lines",
    "table_lines",
    "tree_legend",
    "tree_lines",
    "why",
    "why_lines",
]
