"""`python -m photowalk`: the command line."""

from photowalk.cli import main

main()
