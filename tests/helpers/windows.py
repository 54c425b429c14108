"""Ends windows at once, so that tests are not slowed down by widgets that earlier tests have left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

from netatlas.ui.fonts import apply_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from netatlas.ui.app import Application


def close_application(application: Application) -> None:
    """Close the window of a program, end its work and delete both."""
    application.window.close()
    application.finish()
    application.window.deleteLater()
    application.deleteLater()
    apply_font()  # the size of the text is that of the Qt application, which the next test has too
    delete_now(application.qt)


def delete_now(app: QApplication) -> None:
    """Delete what ``deleteLater`` was called for; Qt itself would wait for an event loop to run again."""
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
