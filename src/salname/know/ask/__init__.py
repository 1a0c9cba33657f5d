"""Ask: a question in plain Azerbaijani gets a short answer and the words it stands on, or none.

>>> from salname import know, read, reading
>>> from salname.know.ask import ask
>>> book = know.temporary()
>>> document = read.text("Ağsu şəhəri 1735-ci ildə salınıb. Şəhərdə üç məscid var.", name="ağsu.txt")
>>> book.add(document, reading.records(document))
>>> ask(book, "Ağsu şəhəri nə vaxt salınıb?").edtf
'1735'
"""

from salname.know.ask.answer import Answer, Evidence, ask
from salname.know.ask.question import Question, parse
from salname.know.ask.suggest import suggestions

__all__ = ["Answer", "Evidence", "Question", "ask", "parse", "suggestions"]
