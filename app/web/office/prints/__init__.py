"""Cards of a whole month on paper: chosen by person, made by a durable job, one file for the printer."""
