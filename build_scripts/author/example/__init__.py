"""The annotated example: the smallest whole corpus, invented from end to end. Authors copy it, tests read it."""
