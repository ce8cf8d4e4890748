"""The chapter's results, made of what each part of the analysis found."""
