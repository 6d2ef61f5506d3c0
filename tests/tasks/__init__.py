"""Tasks as papers give them."""
