"""Show: views and exports of a book; no logic of their own."""
