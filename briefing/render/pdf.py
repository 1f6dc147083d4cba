"""HTML in, a tagged PDF/A-3a and PDF/UA-1 file out, the same bytes for the same input; nothing is fetched."""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from briefing.model import Report
from briefing.render.fonts import face_files, hide_system_fonts, spelled
from briefing.render.loading import load_weasyprint
from briefing.render.page_feet import charts_stay
from briefing.render.paper import for_paper
from briefing.render.parsing import tree_of
from briefing.render.pdf_objects import write_once

# PDF/A wants every property that its own schemas do not know to be described (ISO 19005-3, 6.6.2.3.3).
_PDFUA = b"""
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1" />
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF. `relationship` is a PDF/A-3 AFRelationship: "Source", "Data" or "Supplement"."""

    name: str
    data: bytes
    description: str
    relationship: str = "Data"


def to_pdf(html: str, report: Report, attachments: Sequence[Attachment] = ()) -> bytes:
    """The PDF of a page that `to_html` wrote. Raises ValueError where the page asks for anything outside itself."""
    hide_system_fonts()
    load_weasyprint()
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    issued = datetime.fromisoformat(report.edition.issued).replace(tzinfo=UTC)
    html = spelled(html)
    rules, faces = face_files(html)
    fetcher = _fetcher(faces)
    fonts = FontConfiguration()
    style = weasyprint.CSS(string=rules, font_config=fonts, url_fetcher=fetcher)
    page = _page(weasyprint, for_paper(html), fetcher)
    files = [_attachment(weasyprint, a, issued, fetcher) for a in attachments]
    options: dict[str, Any] = {"pdf_variant": "pdf/a-3a", "attachments": files, "stylesheets": [style]}
    with _clock_at(issued), _collecting_rarely(), charts_stay():
        document = page.render(font_config=fonts, **options)
        _declare_pdfua(document.metadata)
        identifier = hashlib.sha256(html.encode()).digest()[:16]
        pdf: bytes = document.write_pdf(finisher=write_once, pdf_identifier=identifier, **options)
    if fetcher.refused:
        raise ValueError("the page asks for what it does not hold: " + ", ".join(sorted(fetcher.refused)))
    return pdf


def _page(weasyprint: Any, html: str, fetcher: Any) -> Any:
    """WeasyPrint's page. It brings an HTML parser of its own, for whatever is no XML."""

    class Read(weasyprint.HTML):  # type: ignore[misc]
        def __init__(self, root: Any) -> None:
            self.base_url, self.url_fetcher, self.media_type = "about:blank", fetcher, "print"
            self.wrapper_element = weasyprint.cssselect2.ElementWrapper.from_html_root(root, content_language=None)
            self.etree_element = self.wrapper_element.etree_element

    root = tree_of(html)
    if root is None:
        return weasyprint.HTML(string=html, base_url="about:blank", url_fetcher=fetcher)
    return Read(root)


@contextmanager
def _clock_at(moment: datetime) -> Iterator[None]:
    """Subset fonts carry the time at which they were made; with this variable they carry the edition's."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    """Setting pages makes many objects that all stay; to look through them again and again took an eighth of the time
    and freed nothing."""
    often = gc.get_threshold()
    gc.set_threshold(max(often[0], 500_000), *often[1:])
    try:
        yield
    finally:
        gc.set_threshold(*often)


def _attachment(weasyprint: Any, attachment: Attachment, issued: datetime, fetcher: Any) -> Any:
    return weasyprint.Attachment(
        string=attachment.data,
        name=attachment.name,
        description=attachment.description,
        relationship=attachment.relationship,
        created=issued,
        modified=issued,
        base_url="about:blank",
        url_fetcher=fetcher,
    )


def _declare_pdfua(metadata: Any) -> None:
    """WeasyPrint takes one variant; the second is declared where it writes the first."""
    write = metadata.generate_rdf_metadata

    def both(*arguments: Any) -> bytes:
        rdf: bytes = write(*arguments)
        head, close, tail = rdf.rpartition(b"</rdf:RDF>")
        return head + _PDFUA + close + tail

    metadata.generate_rdf_metadata = both


def _fetcher(faces: Mapping[str, bytes]) -> Any:
    """A closed fetcher: the faces by their URLs, and data URLs, nothing else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Closed(URLFetcher):  # type: ignore[misc]
        refused: set[str] = set()  # noqa: RUF012 - set anew below

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            if url in faces:
                return URLFetcherResponse(url, faces[url], {"Content-Type": "font/ttf"})
            self.refused.add(url)
            raise ValueError(f"{url} is outside the page")

    closed = Closed(allowed_protocols=("data",))
    closed.refused = set()
    return closed
