"""A small language for formulas that Python, the browser and Vega read alike.

A formula is arithmetic on named numbers: ``+ - * /``, one comparison at a time, and the functions
of :data:`FUNCTIONS`, among them ``if(test, then, otherwise)``. It is a part of Vega's own language
of expressions, so that a chart can use it as it stands; the site's script reads it with a parser
of its own, and nothing is ever run as code. Numbers follow IEEE 754: one over zero is infinite.
"""

import ast
import math
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from hundredmodels.errors import UserError, did_you_mean

NAME = re.compile(r"[a-z][a-z0-9_]*")
RESERVED = frozenset({"width", "height", "padding", "autosize", "background", "style", "datum"})
"""Names that mean something else in a drawing."""
IF = re.compile(r"\bif\s*\(")
FUNCTIONS: Mapping[str, int] = {
    "min": 2,
    "max": 2,
    "abs": 1,
    "log": 1,
    "exp": 1,
    "sqrt": 1,
    "pow": 2,
    "if": 3,
}
"""Each function with the number of its arguments."""
LARGEST_EXPONENT = 709.0
ARITHMETIC: Mapping[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}
COMPARISONS: Mapping[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
}


def _over(left: float, right: float) -> float:
    if right != 0:
        return left / right
    if left == 0 or math.isnan(left):
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1.0, right)


def _power(base: float, exponent: float) -> float:
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return math.inf
    except ValueError:  # of zero or of a negative number
        return math.inf if base == 0 else math.nan


def _exp(value: float) -> float:
    return _power(math.e, value) if value > LARGEST_EXPONENT else math.exp(value)


def _log(value: float) -> float:
    if value > 0:
        return math.log(value)
    return -math.inf if value == 0 else math.nan


CALCULATE: Mapping[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": _over,
}
CALLED: Mapping[str, Callable[..., float]] = {
    "min": min,
    "max": max,
    "abs": abs,
    "log": _log,
    "exp": _exp,
    "sqrt": lambda value: math.sqrt(value) if value >= 0 else math.nan,
    "pow": _power,
}
COMPARE: Mapping[str, Callable[[float, float], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
}


class FormulaError(UserError):
    """A formula that this language does not know."""


@lru_cache(maxsize=1024)
def parse(formula: str) -> ast.expr:
    """Read a formula.

    Parameters
    ----------
    formula
        The formula.

    Returns
    -------
    ast.expr
        Its tree, which holds nothing but numbers, names, and the language's operations.

    Raises
    ------
    FormulaError
        If it holds anything else, naming it.
    """
    try:
        tree = ast.parse(IF.sub("if_(", formula.strip()), mode="eval").body
    except SyntaxError as error:
        raise FormulaError(f"The formula {formula!r} can't be read: {error.msg}.") from error
    _require(tree, formula)
    return tree


def _require(node: ast.expr, formula: str) -> None:
    parts: list[ast.expr] = []
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            pass
        case ast.Name(id=name) if NAME.fullmatch(name):
            pass
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            parts = [operand]
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in ARITHMETIC:
            parts = [left, right]
        case ast.Compare(left=left, ops=[test], comparators=[right]) if type(test) in COMPARISONS:
            parts = [left, right]
        case ast.Call(func=ast.Name(id=called), args=parts, keywords=[]):
            name = _function(called)
            if name not in FUNCTIONS:
                raise FormulaError(
                    f"The formula {formula!r} calls {name!r}.{did_you_mean(name, FUNCTIONS)}"
                )
            if len(parts) != FUNCTIONS[name]:
                raise FormulaError(
                    f"The formula {formula!r} gives {name}() {len(parts)} arguments; "
                    f"it takes {FUNCTIONS[name]}."
                )
        case _:
            raise FormulaError(
                f"The formula {formula!r} holds {ast.unparse(node)!r}, which is no number, name, "
                "+ - * /, comparison or known function."
            )
    for part in parts:
        _require(part, formula)


def _function(name: str) -> str:
    return "if" if name == "if_" else name


def names(formula: str) -> frozenset[str]:
    """Return the names that a formula uses, without its functions."""
    tree = parse(formula)
    called = {id(one.func) for one in ast.walk(tree) if isinstance(one, ast.Call)}
    return frozenset(
        one.id for one in ast.walk(tree) if isinstance(one, ast.Name) and id(one) not in called
    )


def evaluate(formula: str, values: Mapping[str, float]) -> float:
    """Compute a formula.

    Parameters
    ----------
    formula
        The formula.
    values
        A number for each of its names.

    Returns
    -------
    float
        Its value; infinite or NaN where the arithmetic is.
    """
    return float(_value(parse(formula), values))


def _value(node: ast.expr, values: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=float() | int() as number):
            found = float(number)
        case ast.Name(id=name):
            found = values[name]
        case ast.UnaryOp(operand=operand):
            found = -_value(operand, values)
        case ast.BinOp(left=left, op=sign, right=right):
            ends = _value(left, values), _value(right, values)
            found = CALCULATE[ARITHMETIC[type(sign)]](*ends)
        case ast.Compare(left=left, ops=[test], comparators=[right]):
            ends = _value(left, values), _value(right, values)
            found = float(COMPARE[COMPARISONS[type(test)]](*ends))
        case ast.Call(func=ast.Name(id="if_"), args=[test, then, otherwise]):
            found = _value(then if _value(test, values) else otherwise, values)
        case ast.Call(func=ast.Name(id=name), args=parts):
            given = [_value(part, values) for part in parts]
            found = math.nan if any(map(math.isnan, given)) else CALLED[name](*given)
        case _:
            raise FormulaError(f"{ast.unparse(node)!r} is no formula.")
    return found


def inlined(formula: str, parts: Mapping[str, str]) -> str:
    """Write a formula with some of its names replaced by what they stand for.

    Parameters
    ----------
    formula
        The formula.
    parts
        Formulas, or a drawing's own words such as ``datum.volume``, by name.

    Returns
    -------
    str
        One expression, as Vega reads it.
    """
    return _written(parse(formula), parts)


def _written(node: ast.expr, parts: Mapping[str, str]) -> str:
    match node:
        case ast.Constant(value=number):
            return repr(number)
        case ast.Name(id=name):
            return f"({parts[name]})" if name in parts else name
        case ast.UnaryOp(operand=operand):
            return f"(-{_written(operand, parts)})"
        case ast.BinOp(left=left, op=sign, right=right):
            mark = ARITHMETIC[type(sign)]
            return f"({_written(left, parts)} {mark} {_written(right, parts)})"
        case ast.Compare(left=left, ops=[test], comparators=[right]):
            mark = COMPARISONS[type(test)]
            return f"({_written(left, parts)} {mark} {_written(right, parts)})"
        case ast.Call(func=ast.Name(id=name), args=args):
            return f"{_function(name)}({', '.join(_written(one, parts) for one in args)})"
    raise FormulaError(f"{ast.unparse(node)!r} is no formula.")
