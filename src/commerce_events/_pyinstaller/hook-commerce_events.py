"""Have PyInstaller take along the files that the package reads: the schemas, the words, the advice, the examples."""

import os

from commerce_events._contract.folder import schemas_folder
from commerce_events._resources import PACKAGE

#: Folders, each with the one that it becomes. In an editable install the schemas stand beside `src/`.
datas = [
    (schemas_folder(), "commerce_events/schemas"),
    *((os.path.join(PACKAGE, name), f"commerce_events/{name}") for name in ("messages", "advice", "pages/words")),
    (os.path.join(PACKAGE, "pages", "examples.json"), "commerce_events/pages"),
]
