/* Puts a Plotly chart in the place of each still picture once it comes near the screen and the browser is idle.
   The picture stands until then, where the screen is narrow or data is scarce until the reader asks, and in print always. */
(() => {
  "use strict";

  const NARROW = 600;
  const CONFIG = { displayModeBar: false, showSendToCloud: false, displaylogo: false, responsive: true, scrollZoom: false };
  const TOKEN = /^var\((--[a-z0-9-]+)\)$/;
  const FAILED = "The interactive chart could not be loaded. The picture and the table hold the same numbers.";
  const NO_PICTURE = "The picture could not be made here. Please use the SVG file.";

  const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));
  const chosen = new WeakMap(); // chart to {alone, inPercent}: what its reader chose
  let library;
  let drawn = [];

  function made(tag, className, text = "") {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  }

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
    return JSON.parse(chart.querySelector("script[type='application/json']").textContent);
  }

  /* Draws what the reader chose, in the colours of now. */
  async function show(chart) {
    const { alone, inPercent } = chosen.get(chart);
    const { data, layout, percent } = coloured(specification(chart), getComputedStyle(document.body));
    if (inPercent) {
      data.forEach((trace, place) => { trace.x = percent.x[place]; });
      layout.xaxis = percent.xaxis;
    }
    if (alone !== null) {
      data.forEach((trace, place) => { trace.visible = place === alone; });
      data[alone].textposition = "auto"; // beside a bar that is too short for its number
    }
    const plot = chart.querySelector(".ev-chart__plot");
    const only = alone === null ? "" : ` Only “${chart.querySelectorAll(".ev-svg__key")[alone].textContent}” is shown.`;
    plot.setAttribute("aria-label", `${chart.dataset.title}. Interactive chart; the table below holds the same numbers.${only}`);
    await window.Plotly.react(plot, data, { ...layout, uirevision: 1 }, CONFIG);
  }

  function choose(chart, choice) {
    Object.assign(chosen.get(chart), choice);
    show(chart);
  }

  /* The legend: a button an answer, which shows it alone, and again shows all. */
  function legend(chart) {
    const buttons = [...chart.querySelectorAll(".ev-svg__key")].map((key, place) => {
      const button = made("button", "ev-chart__key");
      button.type = "button";
      button.setAttribute("aria-pressed", "false");
      button.append(swatch(key.previousElementSibling), key.textContent);
      button.addEventListener("click", () => {
        const alone = button.getAttribute("aria-pressed") === "true" ? null : place;
        buttons.forEach((one, at) => one.setAttribute("aria-pressed", String(at === alone)));
        choose(chart, { alone });
      });
      return button;
    });
    const group = made("div", "ev-chart__keys");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "Show one alone");
    group.append(...buttons);
    return group;
  }

  /* A copy of the legend's square or shape in the picture, texture included: nothing can point into a picture that is hidden. */
  function swatch(square) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [name, value] of [["width", 14], ["height", 14], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
    const copy = square.cloneNode(true);
    copy.setAttribute("x", 0);
    copy.setAttribute("y", 0);
    const texture = /^url\(#(.+)\)$/.exec(square.getAttribute("fill") ?? "");
    if (texture) {
      const pattern = document.getElementById(texture[1]).cloneNode(true);
      pattern.id += "-key";
      copy.setAttribute("fill", `url(#${pattern.id})`);
      svg.append(pattern);
    }
    svg.append(copy);
    return svg;
  }

  /* People or percent; how many of how many stays on every bar either way. */
  function measures(chart, counts) {
    const group = made("fieldset", "ev-chart__measure");
    group.append(made("legend", "", "Bars show"));
    [counts, "Percent"].forEach((name, place) => {
      const label = made("label", "");
      const radio = made("input", "");
      radio.type = "radio";
      radio.name = `_measure-${chart.querySelector(".ev-svg > title").id}`;
      radio.checked = place === 0;
      radio.addEventListener("change", () => choose(chart, { inPercent: place === 1 }));
      label.append(radio, name);
      group.append(label);
    });
    return group;
  }

  function liveChart(chart) {
    const live = made("div", "ev-chart__live");
    const { percent } = specification(chart);
    if (percent) live.append(measures(chart, percent.counts));
    if (chart.querySelector(".ev-svg__key")) live.append(legend(chart));
    const plot = made("div", "ev-chart__plot");
    plot.setAttribute("role", "img");
    live.append(plot);
    return live;
  }

  async function draw(chart) {
    let live;
    try {
      await plotly(new URL(chart.dataset.plotly, document.baseURI).href);
      if (!chart.isConnected || chart.classList.contains("is-live")) return null;
      live = liveChart(chart);
      chosen.set(chart, { alone: null, inPercent: false });
      chart.append(live);
      chart.classList.add("is-live");
      await show(chart);
      drawn.push(chart);
      return live;
    } catch {
      chart.classList.remove("is-live");
      live?.remove();
      return null;
    }
  }

  function redraw() {
    drawn = drawn.filter((chart) => chart.isConnected);
    drawn.forEach(show);
  }

  function said(sentence) {
    const status = made("p", "", sentence);
    status.setAttribute("role", "status");
    return status;
  }

  function offer(chart) {
    const button = made("button", "ev-chart__explore", "Explore this chart");
    button.type = "button";
    button.addEventListener("click", async () => {
      button.disabled = true;
      const live = await draw(chart);
      if (live) {
        live.tabIndex = -1;
        live.focus({ preventScroll: true });
        button.remove();
      } else {
        button.replaceWith(said(FAILED));
      }
    });
    chart.append(button);
  }

  /* The picture's file drawn at twice its size, as a file to save. */
  async function savePicture(button) {
    try {
      const file = button.closest(".ev-files").querySelector("[data-svg]").href;
      const picture = new Image();
      picture.src = file;
      await picture.decode();
      const canvas = document.createElement("canvas");
      canvas.width = 2 * picture.naturalWidth;
      canvas.height = 2 * picture.naturalHeight;
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await new Promise((resolve) => canvas.toBlob(resolve, "image/png")));
      link.download = file.split("/").pop().replace(/svg$/, "png");
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    } catch {
      button.replaceWith(said(NO_PICTURE));
    }
  }

  function waitsToBeAsked() {
    return window.innerWidth < NARROW
      || Boolean(navigator.connection?.saveData)
      || matchMedia("(prefers-reduced-data: reduce)").matches;
  }

  const near = "IntersectionObserver" in window && new IntersectionObserver((entries) => {
    for (const entry of entries.filter((one) => one.isIntersecting)) {
      near.unobserve(entry.target);
      idle(() => draw(entry.target), { timeout: 2000 });
    }
  }, { rootMargin: "200px 0px" });

  function start() {
    for (const offered of document.querySelectorAll("[data-png]")) offered.hidden = false;
    for (const chart of document.querySelectorAll(".ev-chart:not([data-seen])")) {
      chart.dataset.seen = "";
      if (waitsToBeAsked()) offer(chart);
      else if (near) near.observe(chart);
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-png] button");
    if (button) savePicture(button);
  });
  new MutationObserver(redraw).observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  start();
})();
