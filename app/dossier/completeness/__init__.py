"""A dossier comes in; everything that must be in it goes out, with what is there and what is missing."""

from app.dossier.completeness.expected import Bringer, Expected, Gap, Signature, Stage, Standing
from app.dossier.completeness.whole import completeness

__all__ = ["Bringer", "Expected", "Gap", "Signature", "Stage", "Standing", "completeness"]
