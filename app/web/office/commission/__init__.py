"""The commission: its sessions, proposals, minutes and the three lists."""
