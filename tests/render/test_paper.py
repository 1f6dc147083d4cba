"""What is written out of a style sheet for paper, and that no byte of the PDF tells of it."""

from __future__ import annotations

import pytest
from orchard_report import CSS, report

from briefing.render import pdf, to_html
from briefing.render.paper import for_paper
from briefing.render.pdf import to_pdf


@pytest.mark.parametrize(
    ("css", "wanted"),
    [
        (":root { --a: 1mm } p { margin: var(--a) }", "p { margin: 1mm }"),
        (":root { --a: 1mm } @media print { :root { --a: 2mm } } p { margin: var(--a) }", "p { margin: 2mm }"),
        (
            ":root { --a: 1mm } /* dark */ @media screen { :root { --a: 9mm } } p { margin: var(--a) }",
            "p { margin: 1mm }",
        ),
        (":root { --a: 1mm } @media (width: 1px) { :root { --a: 9mm } } p { margin: var(--a) }", "p { margin: 1mm }"),
        (":root { --a: 1mm } .x { --a: 2mm } p { margin: var(--a) }", "p { margin: var(--a) }"),
        (":root { --a: 1mm } :root.x { --a: 2mm } p { margin: var(--a) }", "p { margin: var(--a) }"),
        (":root { --a: url(data:x;base64,A) } p { src: var(--a) }", "p { src: var(--a) }"),
        (':root { --a: "x;y" } p { content: var(--a) }', "p { content: var(--a) }"),
        ("p { margin: var(--b, 3mm) }", "p { margin: var(--b, 3mm) }"),
    ],
)
def test_properties_of_the_root_are_written_out(css: str, wanted: str) -> None:
    page = f"<style>{css}</style><p>var(--a)</p>"
    assert for_paper(page).endswith(f"{wanted}</style><p>var(--a)</p>")


def test_rules_for_screens_are_left_out() -> None:
    css = (
        "@media screen and (min-width: 2px) { a { color: red } b { color: red } } @media screen, print { i { top: 0 } }"
    )
    assert for_paper(f"<style>{css}</style>") == "<style> @media screen, print { i { top: 0 } }</style>"


def test_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    html = to_html(report(), CSS, paper=True)
    shortened = to_pdf(html, report())
    monkeypatch.setattr(pdf, "for_paper", lambda page: page)
    assert to_pdf(html, report()) == shortened
