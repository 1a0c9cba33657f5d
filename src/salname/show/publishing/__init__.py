"""Publishing: the atlas of a book as files for any web host, or one file that opens by double click.

``site(path, folder)`` writes the whole atlas; ``single(path, out)`` writes the classroom book. Both come out the same
for the same book, and need neither a server nor a network afterwards.
"""

from __future__ import annotations

from salname.show.publishing.classroom import single
from salname.show.publishing.whole import Published, site

__all__ = ["Published", "single", "site"]
