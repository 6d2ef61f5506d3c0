"""What a run may take: seconds and memory for each file, in a process that another one watches."""
