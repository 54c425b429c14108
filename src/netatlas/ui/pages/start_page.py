"""The start page: a text as wide as the window, so that it is one screen."""

from __future__ import annotations

from netatlas.ui.pages.text_page import TextPage


class StartPage(TextPage):
    """The page that shows what there is, what leads on, and what was corrected last."""

    has_column = True  # its cards and tables take the width, and the right panel would have nothing to say
