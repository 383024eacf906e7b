// Small helps for readers: copy a link, print, follow a page that moved. Every page reads the same without them.
"use strict";
(() => {
  const absolute = (link) => new URL(link.getAttribute("href"), location.href).href;

  const copy = async (element, text) => {
    const label = element.textContent;
    try {
      await navigator.clipboard.writeText(text);
      element.textContent = "Link copied";
    } catch {
      element.textContent = text;
      return;
    }
    setTimeout(() => { element.textContent = label; }, 2000);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-copy-page], [data-print], a[data-copy]");
    if (!button) return;
    if (button.matches("[data-print]")) {
      window.print();
    } else if (button.matches("[data-copy-page]")) {
      copy(button, location.href.split("#")[0]);
    } else {
      copy(button, absolute(button));
    }
  });

  const unfolded = [];
  window.addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll(".ev details:not([open])")) {
      fold.open = true;
      unfolded.push(fold);
    }
    for (const link of document.querySelectorAll(".ev a[href]:not([href^='#'])")) {
      link.dataset.printed = absolute(link);
    }
  });
  window.addEventListener("afterprint", () => {
    for (const fold of unfolded.splice(0)) fold.open = false;
  });

  // An item inside a closed fold is shown when a link leads to it.
  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target && target.closest("details:not([open])");
    if (fold) {
      fold.open = true;
      target.scrollIntoView();
    }
  };
  window.addEventListener("hashchange", unfold);

  // The theme adds a bar with the same name to each block of code; names of landmarks must differ.
  let codeTools;
  const nameCodeTools = () => {
    const name = () => {
      document.querySelectorAll(".md-code__nav").forEach((bar, place) => {
        const label = `Code block ${place + 1}`;
        if (bar.getAttribute("aria-label") !== label) bar.setAttribute("aria-label", label);
      });
    };
    codeTools?.disconnect();
    if (!document.querySelector(".md-content pre > code")) return;
    codeTools = new MutationObserver(name);
    codeTools.observe(document.querySelector(".md-content") || document.body, { childList: true, subtree: true });
    name();
  };

  const ready = () => {
    for (const button of document.querySelectorAll("[data-copy-page], [data-print]")) button.hidden = false;
    document.querySelectorAll(".md-typeset__scrollwrap").forEach((box, place) => {
      if (box.scrollWidth <= box.clientWidth) return;
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", `Table ${place + 1}, scrolls sideways`);
    });
    nameCodeTools();
    const moved = document.querySelector("a[data-moved]");
    if (moved) location.replace(absolute(moved).split("#")[0] + location.search + location.hash);
    unfold();
  };
  if (window.document$) {
    window.document$.subscribe(ready);
  } else if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", ready);
  } else {
    ready();
  }
})();
