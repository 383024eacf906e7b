"""Rules about judgements: appraisal, confidence, review findings."""
