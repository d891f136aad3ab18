"""One month of services: a diary and a programme come in; what is settled, and what to mend, goes out."""
