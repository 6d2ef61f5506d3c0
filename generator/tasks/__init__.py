"""The tasks that a paper gives: who does what with whom, by when, and what comes of it.

Stands on the half that reads; of a plan file it is told what the paper of it would say.
"""
