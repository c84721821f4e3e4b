"""From files to a store: what the command ``ingest`` does, by itself or with worker processes."""

from oss_ai_tui.intake.plan import Outcome, Status
from oss_ai_tui.intake.run import ingest

__all__ = ["Outcome", "Status", "ingest"]
