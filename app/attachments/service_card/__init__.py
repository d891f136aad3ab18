"""The service card (karta realizacji usług): what one assistant did for one participant in a month."""
