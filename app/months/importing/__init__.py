"""The import of a month: rows of a table come in; entries of a diary, or every error with its row, go out."""
