"""The reading half: judges any Word document by the form of Decree 30; knows nothing of how ours are written."""
