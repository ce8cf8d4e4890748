"""PDFs: which pages a booklet holds, made one document, and printed by a browser."""
