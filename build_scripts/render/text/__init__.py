"""Words as pages print them: labels, Markdown, glossary links, what fits."""
