"""Links from one page to any address of the site, written so that the site works under any path."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Here:
    """The page that is being rendered."""

    address: str

    @cached_property
    def up(self) -> str:
        """The way from here to the root."""
        return "../" * self.address.count("/")

    def to(self, address: str) -> str:
        """The link from here to `address`, which is written from the root (`studies/okafor-2021/#waiting`)."""
        page, hash_, fragment = address.partition("#")
        if page == self.address:
            return f"{hash_}{fragment}" or "./"
        return self.up + address or "./"
