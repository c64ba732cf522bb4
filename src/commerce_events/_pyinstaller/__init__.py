"""Tell PyInstaller where its hook is, so that programs that import this package are frozen without further options."""

import os

from commerce_events._resources import PACKAGE


def hook_dirs() -> list[str]:
    """The folder of the hook; PyInstaller asks for it by the entry point `hook-dirs`."""
    return [os.path.join(PACKAGE, "_pyinstaller")]
