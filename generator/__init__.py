"""Plans of Vietnamese offices, once in YAML, as Word documents after Decree 30/2020/NĐ-CP."""

__version__ = "0.1.0"
