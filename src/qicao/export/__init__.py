"""Reports as files: Word, PDF, Markdown, plain text, the bundle, and reading each of them back."""
