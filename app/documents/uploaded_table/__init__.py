"""Tables that somebody uploads: CSV, XLSX and ODS, read in a confined process into plain texts."""
