"""The assistant's month as the office keeps it: assignments, diary, care by others, what was handed in."""
