"""Letters by the hundred: ordered, made durably, looked through, printed and sent."""
