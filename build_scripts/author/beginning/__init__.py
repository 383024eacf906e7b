"""A site of one's own: what `evidence init` writes, so that another team begins with a site that checks and builds."""
