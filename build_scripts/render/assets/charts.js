/* Puts a Plotly chart in the place of each still picture once it comes near the screen.
   The picture stands until then, where the screen is narrow or data is scarce until the reader asks, and in print always. */
(() => {
  "use strict";

  const NARROW = 600;
  const CONFIG = { displayModeBar: false, showSendToCloud: false, displaylogo: false, responsive: true, scrollZoom: false };
  const TOKEN = /^var\((--[a-z0-9-]+)\)$/;
  const FAILED = "The interactive chart could not be loaded. The picture and the table hold the same numbers.";

  let library;
  let drawn = [];

  function plotly(address) {
    library ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => (window.Plotly ? resolve(window.Plotly) : reject(new Error("no Plotly")));
      script.onerror = () => { library = undefined; reject(new Error("not loaded")); };
      document.head.append(script);
    });
    return library;
  }

  /* The specification with the names of tokens replaced by the colours they have now. */
  function coloured(value, styles) {
    if (typeof value === "string") {
      const token = TOKEN.exec(value);
      return token ? styles.getPropertyValue(token[1]).trim() : value;
    }
    if (Array.isArray(value)) return value.map((one) => coloured(one, styles));
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, coloured(one, styles)]));
    }
    return value;
  }

  function specification(chart) {
    const spec = JSON.parse(chart.querySelector("script[type='application/json']").textContent);
    return coloured(spec, getComputedStyle(document.body));
  }

  /* Draws into `live`, and gives back the room that the legend needs on a phone only. */
  async function show(chart, live) {
    const { data, layout } = specification(chart);
    await window.Plotly.react(live, data, { ...layout, uirevision: 1 }, CONFIG);
    const legend = live.querySelector("g.legend");
    const spare = legend ? layout.margin.t - Math.ceil(legend.getBBox().height) - 4 : 0;
    if (spare > 0) await window.Plotly.relayout(live, { "margin.t": layout.margin.t - spare, height: layout.height - spare });
  }

  async function draw(chart) {
    const live = document.createElement("div");
    live.className = "ev-chart__live";
    live.setAttribute("role", "img");
    live.setAttribute("aria-label", `${chart.dataset.title}. Interactive chart; the table below holds the same numbers.`);
    try {
      await plotly(new URL(chart.dataset.plotly, document.baseURI).href);
      if (!chart.isConnected || chart.classList.contains("is-live")) return null;
      chart.append(live);
      chart.classList.add("is-live");
      await show(chart, live);
      drawn.push(chart);
      return live;
    } catch {
      chart.classList.remove("is-live");
      live.remove();
      return null;
    }
  }

  function redraw() {
    drawn = drawn.filter((chart) => chart.isConnected);
    for (const chart of drawn) show(chart, chart.querySelector(".ev-chart__live"));
  }

  function offer(chart) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ev-chart__explore";
    button.textContent = "Explore this chart";
    button.addEventListener("click", async () => {
      button.disabled = true;
      const live = await draw(chart);
      if (live) {
        live.tabIndex = -1;
        live.focus({ preventScroll: true });
        button.remove();
      } else {
        const sentence = document.createElement("p");
        sentence.setAttribute("role", "status");
        sentence.textContent = FAILED;
        button.replaceWith(sentence);
      }
    });
    chart.append(button);
  }

  function waitsToBeAsked() {
    return window.innerWidth < NARROW
      || Boolean(navigator.connection?.saveData)
      || matchMedia("(prefers-reduced-data: reduce)").matches;
  }

  /* Only what can be scrolled needs a place in the order of the keyboard. */
  function nameScrollers() {
    for (const box of document.querySelectorAll(".ev-scroll")) {
      if (box.scrollWidth > box.clientWidth) {
        box.tabIndex = 0;
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", box.dataset.label);
      } else {
        for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
      }
    }
  }

  const near = "IntersectionObserver" in window && new IntersectionObserver((entries) => {
    for (const entry of entries.filter((one) => one.isIntersecting)) {
      near.unobserve(entry.target);
      draw(entry.target);
    }
  }, { rootMargin: "200px 0px" });

  function start() {
    nameScrollers();
    for (const chart of document.querySelectorAll(".ev-chart:not([data-seen])")) {
      chart.dataset.seen = "";
      if (waitsToBeAsked()) offer(chart);
      else if (near) near.observe(chart);
    }
  }

  new MutationObserver(redraw).observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  window.addEventListener("resize", nameScrollers);
  /* A table has no width until its fold is open. */
  document.addEventListener("toggle", nameScrollers, true);
  /* The host may swap pages without loading this script again. */
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
