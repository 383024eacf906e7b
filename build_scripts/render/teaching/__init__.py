"""What teachers take with them: a session as it is shown, as slides and as a handout."""
