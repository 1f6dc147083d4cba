"""Feeds and addresses that a brief names → snapshots on disk. It loads an HTTP client: import it only to fetch."""

from briefing.ingest.fetch.collecting import collect

__all__ = ["collect"]
