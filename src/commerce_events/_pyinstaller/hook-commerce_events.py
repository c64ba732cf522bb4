"""Have PyInstaller take along what the package looks up by name: files that it reads, and classes of event types."""

import os

from commerce_events._contract.folder import schemas_folder, versions
from commerce_events._resources import PACKAGE

#: Folders, each with the one that it becomes. In an editable install the schemas stand beside `src/`.
datas = [
    (schemas_folder(), "commerce_events/schemas"),
    *((os.path.join(PACKAGE, name), f"commerce_events/{name}") for name in ("messages", "advice", "pages/words")),
    (os.path.join(PACKAGE, "pages", "examples.json"), "commerce_events/pages"),
]

hiddenimports = [f"commerce_events.events.{version}" for version in versions()]
