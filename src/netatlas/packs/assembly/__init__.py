"""From the checked records of packs to the frozen records of an atlas."""
