"""A page in, the PDF that WeasyPrint alone makes of it out: what our own stages are measured against."""

from __future__ import annotations

from typing import Any

from briefing.render.fonts import face_files


def bare(html: str) -> bytes:
    """What WeasyPrint alone needs for the page: the same faces, no tags, no archive, no attachments."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    rules, faces = face_files(html)

    class Faces(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url in faces:
                return URLFetcherResponse(url, faces[url], {"Content-Type": "font/ttf"})
            return super().fetch(url, headers)

    fonts, fetcher = FontConfiguration(), Faces(allowed_protocols=("data",))
    style = weasyprint.CSS(string=rules, font_config=fonts, url_fetcher=fetcher)
    page = weasyprint.HTML(string=html, base_url="about:blank", url_fetcher=fetcher)
    pdf: bytes = page.write_pdf(font_config=fonts, stylesheets=[style])
    return pdf
