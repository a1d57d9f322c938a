"""What moves by itself: changes as they happen, jobs in the background, and the feeds that they watch."""
