"""What moves by itself: changes as they happen, and jobs in the background."""
