"""The writing half: plan files to Word documents; never imports the reading half."""
