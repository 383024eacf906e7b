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
      document.querySelector("main").append(voice);
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
    const button = event.target.closest?.("[data-copy-page], [data-copy-citation], [data-print], [data-print-all], [data-unfold], a[data-copy]");
    if (!button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (button.matches("[data-print]")) {
      window.print();
    } else if (button.matches("[data-print-all]")) {
      openAll();
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

  // What is open is printed; the full record, when it is asked for, opens all. Of charts that share a name one is open.
  const folds = [];
  const openAll = () => {
    for (const fold of document.querySelectorAll(".ev details")) {
      folds.push([fold, fold.open, fold.getAttribute("name")]);
      fold.removeAttribute("name");
      fold.open = true;
    }
  };
  window.addEventListener("beforeprint", number);
  window.addEventListener("afterprint", () => {
    for (const [fold, wasOpen, name] of folds.splice(0)) {
      fold.open = wasOpen;
      if (name) fold.setAttribute("name", name);
    }
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

  const copyCode = async (button, code) => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = "Selected";
    }
    say(button.textContent);
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  };

  const offerCopies = () => {
    document.querySelectorAll(".md-content pre > code").forEach((code, place) => {
      code.dataset.label = `Code block ${place + 1}, scrolls sideways`;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "ev-copy-code";
      button.textContent = "Copy";
      button.addEventListener("click", () => copyCode(button, code));
      code.before(button);
    });
  };

  // Tables of hand-written pages get a box to scroll in, as the theme's styles want it.
  const boxTables = () => {
    document.querySelectorAll(".md-content table:not([class])").forEach((table, place) => {
      const box = document.createElement("div");
      box.className = "md-typeset__scrollwrap";
      box.dataset.label = `Table ${place + 1}, scrolls sideways`;
      const inner = document.createElement("div");
      inner.className = "md-typeset__table";
      table.before(box);
      inner.append(table);
      box.append(inner);
    });
  };

  // Only what can be scrolled needs a place in the order of the keyboard. Looked at as it gets its size, which is late
  // in a fold that is closed; to ask before would lay out the whole page.
  const sizes = new ResizeObserver((entries) => {
    const boxes = entries.map((entry) => entry.target);
    const scrolls = boxes.map((box) => box.scrollWidth > box.clientWidth);
    boxes.forEach((box, place) => {
      if (scrolls[place]) {
        box.tabIndex = 0;
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", box.dataset.label);
      } else {
        for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
      }
    });
  });
  const nameScrollers = () => {
    const boxes = document.querySelectorAll("[data-label]:is(.ev-scroll, .ev-map__box, .md-typeset__scrollwrap, code)");
    for (const box of boxes) sizes.observe(box);
  };

  // Beside the page the part being read is marked, and the way back up shows once a reader turns round.
  const parts = [...document.querySelectorAll(".md-nav--secondary a")].map((link) => {
    return { link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) };
  }).filter((part) => part.heading);
  const up = document.querySelector(".md-top");
  let last = 0;
  const follow = () => {
    const reading = parts.findLast((part) => part.heading.getBoundingClientRect().top < innerHeight / 3);
    for (const part of parts) part.link.classList.toggle("md-nav__link--active", part === reading);
    if (up) up.hidden = scrollY < innerHeight || scrollY >= last;
    last = scrollY;
  };
  let waits = false;
  window.addEventListener("scroll", () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => { waits = false; follow(); });
  }, { passive: true });
  up?.addEventListener("click", () => {
    scrollTo({ top: 0 });
    document.querySelector(".ev-wordmark").focus({ preventScroll: true });
  });

  const ready = () => {
    for (const button of document.querySelectorAll("[data-copy-page], [data-copy-citation], [data-print], [data-print-all], [data-unfold]")) button.hidden = false;
    for (const link of document.querySelectorAll("a[data-address]")) link.textContent = absolute(link);
    const moved = document.querySelector("a[data-moved]");
    if (moved) location.replace(absolute(moved).split("#")[0] + location.search + location.hash);
    offerCopies();
    boxTables();
    unfold();
    mark();
    nameScrollers();
  };
  ready();
})();
