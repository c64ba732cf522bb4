"""The contract → the generated pages of its documentation, as plain Markdown in each language.

    from commerce_events.pages.site import pages

    pages(Path("schemas"), published)  # {"events/EventSale.md": "# Sale …", "events/EventSale.es.md": "# Venta …", …}

`python -m commerce_events.pages DIR` writes the same files into a folder. Any generator of sites can take them:
CommonMark, tables, fenced code; no HTML.
"""
