"""What the pages ask of a book, in SQLAlchemy Core on its tables: one module a theme, each answer quick."""
