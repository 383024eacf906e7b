// Small helps for readers: copy a link, print, follow a page that moved. Every page reads the same without them.
"use strict";
(() => {
  const absolute = (link) => new URL(link.getAttribute("href"), location.href).href;

  // Says politely, to those who cannot see it, what a button did.
  const say = (sentence) => {
    let voice = document.querySelector("[data-said]");
    if (!voice) {
      voice = document.createElement("p");
      voice.dataset.said = "";
      voice.className = "ev-said";
      voice.setAttribute("role", "status");
      document.querySelector(".ev")?.append(voice);
    }
    voice.textContent = "";
    setTimeout(() => { voice.textContent = sentence; }, 50);
  };

  const copy = async (element, text, what = "Link") => {
    element.dataset.label ??= element.textContent;
    try {
      await navigator.clipboard.writeText(text);
      element.textContent = `${what} copied`;
      say(`${what} copied: ${text}`);
    } catch {
      element.textContent = text;
      say(`${what}: ${text}`);
      return;
    }
    setTimeout(() => { element.textContent = element.dataset.label; }, 2000);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-copy-page], [data-copy-citation], [data-print], [data-unfold], a[data-copy]");
    if (!button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (button.matches("[data-print]")) {
      window.print();
    } else if (button.matches("[data-unfold]")) {
      const folds = button.closest("section").querySelectorAll(".ev-group");
      const open = [...folds].some((fold) => !fold.open);
      for (const fold of folds) fold.open = open;
      button.textContent = open ? "Hide all" : "Show all";
    } else if (button.matches("[data-copy-page]")) {
      copy(button, location.href.split("#")[0]);
    } else if (button.matches("[data-copy-citation]")) {
      const words = button.closest("details, section").querySelector(".ev-cite").textContent;
      copy(button, words.replace(/\s+/g, " ").trim(), "Citation");
    } else {
      // The address bar shows what was copied, too, without a jump.
      event.preventDefault();
      history.replaceState(history.state, "", absolute(button));
      copy(button, absolute(button));
    }
  });

  // On paper a link has a number, and the addresses stand once each at the end.
  const number = () => {
    const page = document.querySelector(".ev");
    const home = new URL(document.querySelector(".ev-wordmark")?.getAttribute("href") ?? ".", location.href).href;
    const numbers = new Map();
    const list = document.createElement("ol");
    for (const link of page?.querySelectorAll("a[href]:not([href^='#'], .ev-term, [data-copy])") ?? []) {
      const address = absolute(link);
      if (!numbers.has(address)) {
        numbers.set(address, numbers.size + 1);
        const line = document.createElement("li");
        line.textContent = address.startsWith(home) ? `/${address.slice(home.length)}` : address;
        list.append(line);
      }
      link.dataset.printed = numbers.get(address);
    }
    if (!numbers.size) return;
    const part = document.createElement("section");
    part.className = "ev-addresses";
    const told = document.createElement("p");
    told.textContent = `Where the numbered links lead. What begins with / stands under ${home}`;
    part.append(told, list);
    page.append(part);
  };

  const unfolded = [];
  window.addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll(".ev details:not([open])")) {
      fold.open = true;
      unfolded.push(fold);
    }
    number();
  });
  window.addEventListener("afterprint", () => {
    for (const fold of unfolded.splice(0)) fold.open = false;
    document.querySelector(".ev-addresses")?.remove();
  });

  // The meaning of a term, shown while it is pointed at or in focus, goes away with Escape.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const term of document.querySelectorAll(".ev-term:is(:hover, :focus)")) term.dataset.quiet = "";
  });
  for (const leaving of ["pointerout", "focusout"]) {
    document.addEventListener(leaving, (event) => event.target.closest?.(".ev-term")?.removeAttribute("data-quiet"));
  }

  // A link to an item opens the folds around it, and the item's own.
  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    let moved = false;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      moved ||= !fold.open;
      fold.open = true;
    }
    const own = target.querySelector(":scope > details");
    if (own) own.open = true;
    if (moved) target.scrollIntoView();
  };
  window.addEventListener("hashchange", unfold);

  // The part that was chosen is marked in the drawing.
  const mark = () => {
    for (const link of document.querySelectorAll(".ev-model a")) {
      if (link.getAttribute("href") === location.hash) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  window.addEventListener("hashchange", mark);

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
    for (const button of document.querySelectorAll("[data-copy-page], [data-copy-citation], [data-print], [data-unfold]")) button.hidden = false;
    for (const link of document.querySelectorAll("a[data-address]")) link.textContent = absolute(link);
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
    mark();
  };
  if (window.document$) {
    window.document$.subscribe(ready);
  } else if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", ready);
  } else {
    ready();
  }
})();
