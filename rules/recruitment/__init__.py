"""One recruitment: its cases and a programme come in; lists, places, money and shares go out."""
