"""What is not done, and why."""

from typing import Any

from dashboard.errors import UserError


class RefusedError(UserError):
    """It cannot be published as it is; ``about`` says more to the page."""

    def __init__(self, text: str, **about: Any) -> None:
        super().__init__(text)
        self.about = about
