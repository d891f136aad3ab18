"""The assistant's month at work: who serves whom, the diary, what is handed in, checked and settled."""
