"""The cadence: from history, settings and today to stage, next touch, queue and reasons."""
