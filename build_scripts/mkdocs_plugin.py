"""The adapter to MkDocs: hands it the Site's pages and files.

It decides nothing: what a page says, which problems matter and what the site is called is settled before.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import config_options
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.toc import get_toc

from build_scripts.check.report import told
from build_scripts.model.progress import tell
from build_scripts.publish.finish import Finish
from build_scripts.read.collector import passed_over, put_off
from build_scripts.render.export import OVERRIDES, settings
from build_scripts.render.pages.search import found_page
from build_scripts.render.project import Project, open_project
from build_scripts.render.site import registry
from build_scripts.render.site.search_entry import SearchEntry
from build_scripts.render.site.site import Page, SiteContent, faults
from build_scripts.render.teaching.files import not_made
from build_scripts.render.text.hand_written import hand_written, linked_folders, stays_inside

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page as MkDocsPage

log = logging.getLogger("mkdocs.plugins.evidence")


class EvidencePlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """`plugins: [evidence]` in `mkdocs.yml`."""

    config_scheme = (("as_of", config_options.Type(str, default="")),)
    project: Project
    site: SiteContent
    finish: Finish | None = None
    by_hand: list[SearchEntry]  # hand-written pages, as the search finds them
    is_preview = False
    written = to_write = 0

    def on_startup(self, *, command: str, **_: object) -> None:
        """Remember what the site is built for."""
        self.is_preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Read the evidence anew for each build, and take title, address and theme from it."""
        self.on_shutdown()
        self.finish = Finish(Path(config.site_dir), log.warning, is_preview=self.is_preview)
        with passed_over():
            self.project = open_project(Path(config.config_file_path).parent, self.config["as_of"])
        log.info(self.project.report())
        for problem, more in told(self.project.errors):
            log.info(f"{problem.file}:{problem.place.line}: {problem.message}")
            if more:
                log.info(more)
        if missing := not_made(self.project.joined.corpus):
            log.info(missing)
        for folder in linked_folders(Path(config.docs_dir)):
            # The host would follow it before anybody is asked, wherever it leads.
            raise PluginError(f"docs/{folder} is a link to a folder. Put the folder itself there.")
        config.load_dict(settings(self.project.record, config))
        config.theme.dirs.insert(0, str(OVERRIDES))

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add every page and file of the Site."""
        self.by_hand = []
        for file in list(files):
            if _leads_away(file, config):
                log.warning(f"docs/{file.src_uri} leads out of the folder docs, so it is left out.")
                files.remove(file)
        written = {file.url.removeprefix("./"): file.src_uri for file in files.documentation_pages()}
        with put_off():
            self.site, left_out = self.project.site(written, with_pictures=not self.is_preview)
        for what in left_out:
            log.warning(f"{what} was left out, because no page could be made with it. Its page says why.")
        for address, page in self.site.pages.items():
            if address not in written:
                unlisted = InclusionLevel.NOT_IN_NAV
                files.append(File.generated(config, page.source_uri, content="", inclusion=unlisted))
        for path, content in self.site.files.items():
            files.append(File.generated(config, path, content=content))
        for fault in faults(self.site, written):
            log.warning(fault)
        if files.get_file_from_path(own := config.extra["mark"]) is None:
            log.warning(
                f"evidence/site.yaml names docs/{own} as the mark of the site, and there is no such file."
            )
        config.nav = registry.navigation({**self.site.sources, **written}, written)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Give pages out of the navigation the section they belong to, so that its tab is lit."""
        self.written, self.to_write = 0, len(files.documentation_pages())
        sections = {item.title: item for item in nav.items}
        for file in files.documentation_pages():
            section = sections.get(registry.section_of(file.page.url) or "") if file.page else None
            if file.page and file.page.parent is None and section is not file.page:
                file.page.parent = section

    def on_page_read_source(self, page: MkDocsPage, config: MkDocsConfig) -> str | None:  # noqa: ARG002
        """Put a sentence in the place of a hand-written page that is no text."""
        if page.file.abs_src_path is None:
            return None
        read = hand_written(Path(page.file.abs_src_path), f"docs/{page.file.src_uri}")
        if read.fault:
            log.warning(read.fault)
        return read.text

    def on_page_markdown(self, markdown: str, page: MkDocsPage, **_: object) -> str:
        """Set title and description, which MkDocs would look for in the Markdown."""
        if ours := self._ours(page):
            page.meta.update(ours.front_matter)
        return markdown

    def on_page_content(self, html: str, page: MkDocsPage, **_: object) -> str:
        """Put our HTML in the place of the empty page's."""
        if (ours := self._ours(page)) is None:
            self.by_hand += found_page(page.url.removeprefix("./"), str(page.title), html)
            return html
        page.toc = get_toc(ours.toc_tokens())
        page.present_anchor_ids = set(ours.ids)
        return ours.html

    def on_env(self, env: Environment, **_: object) -> Environment:
        """Begin the search index, now that every page is known."""
        if self.finish:
            self.finish.index((*self.site.search, *self.by_hand))
        return env

    def on_post_page(self, output: str, page: MkDocsPage, **_: object) -> str:
        """Give a page its security policy, and tell how many are written."""
        self.written += 1
        tell("Writing pages", self.written, self.to_write)
        return self.finish.page(page.file.dest_uri, output) if self.finish else output

    def on_post_template(self, output_content: str, template_name: str, **_: object) -> str:
        """Give a page that the theme makes by itself, such as the one for a wrong address, its security policy."""
        return self.finish.page(template_name, output_content) if self.finish else output_content

    def on_post_build(self, **_: object) -> None:
        """Give a policy to pages that did not pass through here, and wait for the search index."""
        if self.finish:
            self.finish.site()

    def on_build_error(self, **_: object) -> None:
        """Stop what is done beside the build."""
        self.on_shutdown()

    def on_shutdown(self) -> None:
        """Stop what is done beside the build."""
        if self.finish:
            self.finish.stop()

    def _ours(self, page: MkDocsPage) -> Page | None:
        return self.site.pages.get(page.url.removeprefix("./"))


def _leads_away(file: File, config: MkDocsConfig) -> bool:
    """Whether a file of `docs/` is a link to a place outside of it."""
    if file.abs_src_path is None or file.src_dir != config.docs_dir:
        return False
    return not stays_inside(Path(file.abs_src_path), Path(config.docs_dir))
