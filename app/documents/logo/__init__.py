"""The picture above an office's letters: looked at in a confined process, and written anew."""
