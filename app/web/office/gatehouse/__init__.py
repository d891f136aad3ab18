"""Who is signed in, and who may open which page; what asks for it knows nothing else of accounts."""
