"""Shares: a part over a whole that is named, listed or stands lines away."""
