"""A YAML file somebody wrote comes in; a case goes out, or every error with its place."""
