"""A participant's dossier as values: papers and the codes on their pages, scans, how long to keep them."""
