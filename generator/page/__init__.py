"""The page: one folder of an office in a browser on the same machine, and nobody else gets in."""
