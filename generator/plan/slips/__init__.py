"""What goes wrong when a plan file is typed and saved: its bytes, its characters, its YAML."""
