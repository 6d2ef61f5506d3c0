"""The same paper, with what was found in it: as comments of Word, or mended."""
