"""The report as PDF, by WeasyPrint, which wants Pango from the system."""

from __future__ import annotations

import hashlib

from salname.errors import SalnameError

_MISSING = "PDF needs WeasyPrint: pip install 'salname[report]', or give a name that ends in .html and print that"
_NO_PANGO = (
    "PDF needs Pango on this machine: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0, "
    "or give a name that ends in .html and print that"
)


def pdf(page: str) -> bytes:
    """Lay a report's HTML out as PDF, loading nothing that the page does not carry.

    Raises :class:`~salname.errors.SalnameError` where WeasyPrint or what it needs is missing.
    """
    try:
        import weasyprint
    except ImportError:
        raise SalnameError(_MISSING) from None
    except OSError:
        raise SalnameError(_NO_PANGO) from None
    fetcher = weasyprint.URLFetcher(allowed_protocols=("data",))
    identifier = hashlib.sha256(page.encode("utf-8")).digest()[:16]
    return bytes(weasyprint.HTML(string=page, url_fetcher=fetcher).write_pdf(pdf_identifier=identifier))
