"""Plans of Vietnamese offices, written once in YAML, as Word documents in the form of Decree 30/2020/NĐ-CP."""

__version__ = "0.1.0"
