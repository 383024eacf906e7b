"""An article in JATS XML: bibliography, statements, quotations, tables and recommendations as printed."""
