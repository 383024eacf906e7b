"""What files already say of a study, one format a file: nothing is guessed, nothing is fetched."""
