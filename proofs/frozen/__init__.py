"""One file that PyInstaller made of a program: it answers as the package does, without Python and without options."""
