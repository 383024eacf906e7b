"""Where a field does not fit its model: what is wrong, in plain words."""
