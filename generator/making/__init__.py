"""Plan files loaded, made into documents, noted and issued."""
