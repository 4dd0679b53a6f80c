"""The inside of a Word file: its parts, styles, numbering, runs and tables, in the accepted view.

Only `readers/docx_file.py` calls these. Everything is read as XML that was looked at first; nothing
that a part links to is opened.
"""
