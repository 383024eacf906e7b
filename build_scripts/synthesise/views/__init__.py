"""What each page prints, as plain values computed from the joins; no HTML, no template logic left to do."""
