// The theme's script is larger than the whole search page: it is loaded when the reader first does something.
const waiting = document.querySelector("script[data-later]");
const moves = ["pointerdown", "pointermove", "touchstart", "keydown", "scroll"];

function load() {
  for (const move of moves) removeEventListener(move, load);
  const script = document.createElement("script");
  script.src = waiting.dataset.later;
  document.body.append(script);
}

if (waiting) {
  for (const move of moves) addEventListener(move, load, { passive: true });
  // Until then the colours of the reader's system, where the reader has not chosen others.
  const scheme = [...document.querySelectorAll("[data-md-color-media]")].find((one) => matchMedia(one.dataset.mdColorMedia).matches);
  if (scheme && !window.__md_get?.("__palette")) document.body.dataset.mdColorScheme = scheme.dataset.mdColorScheme;
}
