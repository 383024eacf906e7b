"""What writes for the author: scaffolds, repairs, receipts."""
