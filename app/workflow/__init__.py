"""What people do with a case: here applying; intake, decisions, months and closing follow."""
