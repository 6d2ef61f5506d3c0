"""Two papers held beside each other, word by word; stands on the package and the half that reads."""
