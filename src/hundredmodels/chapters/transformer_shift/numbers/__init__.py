"""The chapter's results, part by part."""
