"""The chapter's results, part by part: label, method, rows, interval and rivals of each."""
