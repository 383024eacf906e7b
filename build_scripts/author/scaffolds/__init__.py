"""Files and entries that a command begins for the author; what takes a judgement stands there as a gap."""
