"""What leaves the house for good: bags of dossiers, the pages that show them, whether they are unchanged."""
