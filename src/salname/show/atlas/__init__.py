"""The atlas: a book as pages in the browser, served from this machine.

``serve(path)`` serves a book; ``application(path)`` gives the ASGI application alone.

To add a page, add a module to ``pages/`` with

* ``ROUTES``: a list of :class:`starlette.routing.Route`, each leading to a function that takes the request and returns
  ``view.page(request, "name.html", **what_the_template_needs)``;
* ``NAV``, if it belongs into the navigation: ``Nav("/address", "English label", order)`` (:class:`view.Nav`).

and its template to ``templates/``, which begins ``{% extends "base.html" %}`` and fills the blocks ``title`` and
``content``. Nothing else has to be told: the modules are found. Further rules of the house:

* ``view.atlas(request)`` (:class:`state.Atlas`) has ``book`` and ``remember(key, make)``, which keeps what ``make()``
  gives until the book changes. Questions in SQL stand in ``queries/``, a module a theme.
* Every value that is shown leads to its words: ``links.words(document, start, end)`` (in templates ``words_url``),
  ``links.record(id)``, ``links.entity(label)``.
* Words of the interface are written in English as ``_("...")`` and translated in ``show/locale/az``; a test finds those
  that are not. Dates and numbers go through the filters ``when``, ``number`` and ``quantity``.
* What the text does not say is shown as ``{{ empty() }}`` (``{% import "parts.html" as parts with context %}``).
* No inline script or style: the content security policy forbids both. Everything must work without JavaScript.
"""

from __future__ import annotations

from salname.show.atlas.app import application
from salname.show.atlas.serving import serve

__all__ = ["application", "serve"]
