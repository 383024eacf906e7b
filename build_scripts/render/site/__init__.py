"""What a site is made of: the sections, a page from its template, the Site value."""
