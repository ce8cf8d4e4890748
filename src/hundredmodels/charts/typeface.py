"""The typeface of drawings, apart from the theme: who only draws need not import Altair."""

FONT = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif"
