"""What an office keeps of one application and does with it: values and deeds, no web, no database."""
