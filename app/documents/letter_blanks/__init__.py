"""A blank that staff made for a letter comes in; nothing, or every fault with its paragraph, goes out."""
