"""Drawings made on the server as SVG: places of ink worked out here, the elements written by the templates."""
