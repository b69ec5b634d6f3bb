"""How the site is made of the manual's Markdown: Sphinx with MyST and the theme Furo, and the few lines of ``pages``.

Nothing is fetched from elsewhere: the theme brings its styles and scripts, and uses the reader's own fonts.
"""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

project = "closeout"
author = "The closeout authors"
html_title = "closeout"
html_short_title = "closeout"

extensions = ["myst_parser", "pages"]
root_doc = "index"
exclude_patterns = ["pictures"]
myst_heading_anchors = 4
suppress_warnings = ["myst.header"]  # a page may go from a part to a detail of it, skipping a level

html_theme = "furo"
html_theme_options = {"top_of_page_buttons": []}
html_favicon = "static/icon.svg"
html_static_path = ["static"]
html_css_files = ["site.css", "pictures.css"]
html_copy_source = False
html_show_copyright = False
html_show_sphinx = False
html_use_index = False
html_domain_indices = False
