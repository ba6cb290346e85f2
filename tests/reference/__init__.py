"""What an earlier commit does, as the reference that the present code is compared with; only from outside.

Nothing here imports the product: both are asked over the command line and HTTP, each run from its own folder.
"""
