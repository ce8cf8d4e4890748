"""The typeface of drawings, apart from the theme: who only draws need not import Altair."""

FONT = "Liberation Sans, Arial, Helvetica, Arimo, sans-serif"
"""All of one width, so that labels take the room that they were given, here and on any screen.

vl-convert brings the first with it and draws in it on every machine.
"""
