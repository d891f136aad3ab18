"""A YAML file somebody wrote comes in; a case or a month goes out, or every error with its place."""
