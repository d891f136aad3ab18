"""What the office does with dossiers: keeps papers, files scans, exports, erases, hands out."""
