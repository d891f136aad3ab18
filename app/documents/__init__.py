"""A case comes in, filled DOCX, tagged PDFs and one bundle ready to sign go out."""
