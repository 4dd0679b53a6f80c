"""The inside of a PDF with text: characters into lines, lines into paragraphs, ruled tables apart.

Only `readers/pdf_file.py` calls these. All measures are points; `top` grows downwards.
"""
