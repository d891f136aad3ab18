"""Settlement figures of a programme's year: pages, charts and files."""
