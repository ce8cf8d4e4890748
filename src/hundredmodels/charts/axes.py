"""Labels of axes that Vega's formats do not have."""

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = f"'{SUPERSCRIPTS}'"
_EXPONENT = "round(log(datum.value) / LN10)"
POWERS_OF_TEN = (
    f"'10' + ({_EXPONENT} < 0 ? '⁻' : '') + (abs({_EXPONENT}) >= 10 ? "
    f"substring({_DIGITS}, floor(abs({_EXPONENT}) / 10), floor(abs({_EXPONENT}) / 10) + 1) : '') + "
    f"substring({_DIGITS}, abs({_EXPONENT}) % 10, abs({_EXPONENT}) % 10 + 1)"
)
"""A ``labelExpr`` that writes the powers of ten of a logarithmic axis as 10¹⁸, below 10¹⁰⁰."""
