"""What goes with an assistant's month beside the official attachments: its cover, the record of a check."""
