"""What the staff do: an actor's right is asked, a matter loaded, a deed done, its trace kept."""
