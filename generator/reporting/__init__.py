"""The form of a report that a plan asks for: to type in as YAML, or as a workbook and back."""
