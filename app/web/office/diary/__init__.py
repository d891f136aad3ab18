"""The diary's pages: what an assistant did, day by day, written down on a phone."""
