// The theme's script is nearly as large as the whole search page, which needs it for menus and colours only: it is
// loaded when the reader turns to them, or scrolls.
"use strict";
{
  const waiting = document.querySelector("script[data-later]");
  const head = document.querySelectorAll(".md-header, .md-tabs");
  const turns = ["pointerover", "touchstart", "focusin"];

  function load() {
    removeEventListener("scroll", load);
    for (const part of head) for (const turn of turns) part.removeEventListener(turn, load);
    const script = document.createElement("script");
    script.src = waiting.dataset.later;
    document.body.append(script);
  }

  if (waiting) {
    addEventListener("scroll", load, { passive: true });
    for (const part of head) for (const turn of turns) part.addEventListener(turn, load, { passive: true });
    // Until then the colours of the reader's system, where the reader has not chosen others.
    const scheme = [...document.querySelectorAll("[data-md-color-media]")].find((one) => matchMedia(one.dataset.mdColorMedia).matches);
    if (scheme && !window.__md_get?.("__palette")) document.body.dataset.mdColorScheme = scheme.dataset.mdColorScheme;
  }
}
