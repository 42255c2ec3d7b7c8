"""Results as one page that needs no network: the tables of `tables`, and plots."""

from __future__ import annotations

import html
from collections.abc import Sequence

from doxguard._version import VERSION
from doxguard.benchmarks.plots import apart, plots_of
from doxguard.benchmarks.results import Result
from doxguard.benchmarks.tables import to_markdown

_STYLE = """
:root { color-scheme: light dark; --page: #f6f7f9; --card: #fff; --ink: #1b2330; --soft: #566073; --line: #dde1e8; }
@media (prefers-color-scheme: dark) {
  :root { --page: #12161d; --card: #1b212b; --ink: #e6eaf1; --soft: #a3aec0; --line: #313a48; }
}
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem 1.25rem 3rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
h1 { font-size: 1.75rem; } h2 { margin-top: 2rem; } p { color: var(--soft); }
table { border-collapse: collapse; background: var(--card); margin: 0 0 1rem; font-size: .875rem; display: block;
  overflow-x: auto; max-width: 100%; width: fit-content; border: 1px solid var(--line); border-radius: .5rem; }
th, td { padding: .3rem .75rem; text-align: right; border-bottom: 1px solid var(--line);
  font-variant-numeric: tabular-nums; }
th:first-child, td:first-child { text-align: left; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem; }
figure { margin: 0; padding: .75rem; background: #fff; color: #1b2330; border: 1px solid var(--line);
  border-radius: .5rem; }
figure svg { width: 100%; height: auto; } figcaption { font-weight: 600; margin-bottom: .5rem; }
""".strip()
# Pictures have their colours in style attributes.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def render_results(results: Sequence[Result]) -> str:
    """Return the page; raises `InputError` where matplotlib is missing."""
    from markdown_it import MarkdownIt

    plots = [list(plots_of(result)) for result in results]
    named = iter(apart([plot for some in plots for plot in some]))
    writer = MarkdownIt("commonmark").enable("table")
    body = []
    for result, some in zip(results, plots, strict=True):
        head, _, rest = to_markdown(result).partition("\n\n")
        figures = "".join(
            f"<figure><figcaption>{html.escape(plot.title)}</figcaption>{plot.svg}</figure>"
            for plot in (next(named) for _ in some)
        )
        body.append(f'{writer.render(head)}<div class="plots">{figures}</div>{writer.render(rest)}')
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="icon" href="data:,"><title>doxguard: benchmark</title><style>{_STYLE}</style></head>'
        f"<body><h1>doxguard {html.escape(VERSION)}: benchmark</h1>{''.join(body)}</body></html>\n"
    )
