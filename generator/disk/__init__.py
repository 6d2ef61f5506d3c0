"""Files where others may write too: links that lead elsewhere, folders that stay who they are, locks."""
