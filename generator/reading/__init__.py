"""The half that judges any Word document by Decree 30; it does not know how ours are made."""
