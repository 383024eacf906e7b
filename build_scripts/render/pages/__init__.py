"""The pages, one module a kind: each turns views into pages."""
