"""`python -m build_scripts` is the command `evidence`."""

from build_scripts.cli import main

if __name__ == "__main__":
    main()
