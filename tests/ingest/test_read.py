"""A file as a Document: its text unchanged, its digest, and where each piece of metadata comes from."""

from __future__ import annotations

import codecs
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from briefing.config import MetadataSpec
from briefing.config.specs.brief import SourcesSpec
from briefing.config.specs.publishers import PublishersSpec
from briefing.ingest import digest, discover, read
from briefing.model import Diagnostic, Document

PUBLISHERS = PublishersSpec.model_validate(
    {
        "publishers": [
            {
                "name": "Harbour Post",
                "reliability": "B",
                "aliases": ["The Post of the Harbour"],
                "domains": ["harbour.example"],
            },
            {"name": "Gull Wire", "reliability": "A", "credits": ["Gull"]},
        ]
    }
)
FRONT = "---\ntitle: From the front\npublisher: Harbour Post\npublished: 2024-06-17\nauthor: A. Writer\n---\n"
BODY = "# A parcel leaves Port Ar\n\nArland sent a parcel to Borland on Monday, officials said.\n"


def one(root: Path, name: str, data: str | bytes, **more: Any) -> tuple[Document | None, list[Diagnostic]]:
    path = root / "seeds" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    files, found = discover(root.resolve(), SourcesSpec(**more))
    reading = read(next(f for f in files if f.path.name == name), PUBLISHERS)
    return (reading.documents or [None])[0], found + reading.diagnostics


def document(root: Path, name: str, data: str | bytes, **more: Any) -> Document:
    found, diagnostics = one(root, name, data, **more)
    assert found is not None, [str(d) for d in diagnostics]
    return found


@pytest.mark.parametrize(
    "data",
    [
        BODY.encode(),
        codecs.BOM_UTF8 + BODY.encode(),
        codecs.BOM_UTF16_LE + BODY.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + BODY.encode("utf-16-be"),
    ],
)
def test_encodings_give_the_same_text(tmp_path: Path, data: bytes) -> None:
    found, diagnostics = one(tmp_path, "a.txt", data)
    assert found is not None
    assert not diagnostics
    assert found.text == BODY
    assert found.source.digest == hashlib.sha256(data).hexdigest()
    assert found.source.id == found.source.digest[:12]


def test_the_text_is_left_as_it_is(tmp_path: Path) -> None:
    text = "First line  \r\n\r\n\tSecond\u00a0line, with \ue000 and a trailing space \r\n\x0c"
    assert document(tmp_path, "a.txt", text).text == text


def test_windows_1252_is_a_guess_and_says_so(tmp_path: Path) -> None:
    found, diagnostics = one(tmp_path, "a.txt", "Arland’s parcel – the last one – left.\n".encode("cp1252"))
    assert found is not None
    assert found.text == "Arland’s parcel – the last one – left.\n"
    assert [(d.code, d.severity) for d in diagnostics] == [("SRC007", "warning")]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_is_marked_never_cut(tmp_path: Path, end: str) -> None:
    text = (FRONT + BODY).replace("\n", end)
    found = document(tmp_path, "a.md", text)
    assert found.text == text
    front = found.blocks[0]
    assert front.kind == "metadata"
    assert text[: front.span.end] == FRONT.replace("\n", end).rstrip()
    assert all(b.span.start >= front.span.end for b in found.blocks[1:])
    assert found.source.title == "From the front"


def test_plain_text_has_no_front_matter(tmp_path: Path) -> None:
    assert document(tmp_path, "a.txt", FRONT + BODY).source.publisher is None


def test_precedence_brief_sidecar_front_matter_words(tmp_path: Path) -> None:
    """Each layer gives a title and one thing more; each title falls away as its layer does."""
    (tmp_path / "seeds").mkdir()
    sidecar = tmp_path / "seeds/a.md.meta.json"
    sidecar.write_text(json.dumps({"title": "From the sidecar", "type": "report"}), encoding="utf-8")
    brief = {"metadata": {"seeds/a.md": {"title": "From the brief", "descriptor": "one line"}}}
    source = document(tmp_path, "a.md", FRONT + BODY, **brief).source
    assert (source.title, source.descriptor, source.type, source.author) == (
        "From the brief", "one line", "report", "A. Writer",
    )  # fmt: skip
    assert document(tmp_path, "a.md", FRONT + BODY).source.title == "From the sidecar"
    sidecar.unlink()
    assert document(tmp_path, "a.md", FRONT + BODY).source.title == "From the front"
    assert document(tmp_path, "a.md", BODY).source.title == "A parcel leaves Port Ar"


def test_a_bad_line_of_front_matter_leaves_the_others(tmp_path: Path) -> None:
    found, diagnostics = one(tmp_path, "a.md", "---\ntitle: 5\npublisher: Harbour Post\n---\nArland sent a parcel.\n")
    assert found is not None
    assert found.source.publisher == "Harbour Post"
    assert [d.code for d in diagnostics] == ["SRC009"]


def test_broken_front_matter_leaves_the_body(tmp_path: Path) -> None:
    found, diagnostics = one(tmp_path, "a.md", '---\ntitle: "Two\n---\nArland sent a parcel.\n')
    assert found is not None
    assert [found.text[b.span.start : b.span.end] for b in found.blocks if b.kind != "metadata"] == [
        "Arland sent a parcel."
    ]
    assert [str(d.location) for d in diagnostics] == ["seeds/a.md:2:8"]


@pytest.mark.parametrize(
    ("front", "letter", "codes"),
    [
        ("publisher: Harbour Post", "B", []),
        ("publisher: the post of the harbour", "B", []),
        ("url: https://news.harbour.example/a/1", "B", []),
        ("publisher: Nobody", "F", []),
        ("publisher: Nobody\nreliability: C", "C", []),
        ("publisher: Harbour Post\nreliability: B", "B", []),
        ("publisher: Harbour Post\nreliability: D", "D", ["SRC011"]),
    ],
)
def test_reliability(tmp_path: Path, front: str, letter: str, codes: list[str]) -> None:
    found, diagnostics = one(tmp_path, "a.md", f"---\n{front}\n---\nArland sent a parcel.\n")
    assert found is not None
    assert found.source.reliability == letter
    assert [d.code for d in diagnostics] == codes


@pytest.mark.parametrize(
    ("front", "published", "basis"),
    [
        ("published: 2024-06-17", "2024-06-17", "stated"),
        ('published: "2024-06-17T09:30:00Z"\npublished_basis: inferred', "2024-06-17", "inferred"),
        ("published: 2024-06-31", None, None),
        ("title: None", None, None),
    ],
)
def test_dates(tmp_path: Path, front: str, published: str | None, basis: str | None) -> None:
    source = document(tmp_path, "a.md", f"---\n{front}\n---\nArland sent a parcel.\n").source
    assert (source.published, source.published_basis) == (published, basis)


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ("By Ann Writer\nJune 17, 2024", "author", "Ann Writer"),
        ("By Staff Writer Ann Writer in Port Ar\nJune 17, 2024", "author", "Ann Writer"),
        ("By Ann Writer and agencies\nJune 17, 2024", "author", "Ann Writer"),
        ("By Staff Reporter\nJune 17, 2024", "author", None),
        ("By Ann Writer\nJune 17, 2024", "published", "2024-06-17"),
        ("Published: 17 June 2024", "published", "2024-06-17"),
        ("By Ann Writer\n16 June 2024\nUpdated 17 June 2024", "published", None),
    ],
)
def test_found_in_the_words(tmp_path: Path, head: str, field: str, value: str | None) -> None:
    body = "Arland sent a parcel to Borland on Monday, officials said, and another is to follow in May 2025."
    source = document(tmp_path, "a.txt", f"A parcel leaves Port Ar\n{head}\n\n{body}\n").source
    assert getattr(source, field) == value


def test_the_digest_covers_all_that_is_read(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text(BODY, encoding="utf-8")

    def now(**metadata: str) -> str | None:
        spec = SourcesSpec(metadata={"seeds/a.txt": MetadataSpec.model_validate(metadata)})
        return digest(discover(tmp_path, spec)[0][0])

    plain = now()
    assert now() == plain
    assert now(title="Other") != plain
    (seeds / "a.meta.yaml").write_text("title: Side\n", encoding="utf-8")
    assert now() != plain


def test_a_publisher_is_found_by_its_initials_with_or_without_full_stops() -> None:
    known = PublishersSpec.model_validate({"publishers": [{"name": "US State Department", "type": "government"}]})
    assert known.find("the U.S. State Department") is known.publishers[0]
    assert known.find("U.S. State Departments") is None
