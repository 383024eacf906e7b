// Light or dark: what the reader chose, else what the system says. It stands before the page, so that nothing is
// painted in the other colours first. The choice is all that the site keeps.
"use strict";
{
  const form = document.querySelector("[data-md-component='palette']");
  const choices = [...form.querySelectorAll("input")];
  const chosen = () => choices[window.__md_get("__palette")?.index];
  const ofSystem = () => choices.find((one) => matchMedia(one.dataset.mdColorMedia).matches) ?? choices[0];

  const show = (choice) => {
    Object.assign(document.body.dataset, choice.dataset);
    for (const one of choices) {
      one.checked = one === choice;
      one.nextElementSibling.hidden = one !== choice;
    }
  };
  const choose = (choice) => {
    window.__md_set("__palette", { index: choices.indexOf(choice) });
    show(choice);
  };

  form.addEventListener("change", (event) => choose(event.target));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const next = choices[(choices.findIndex((one) => one.checked) + 1) % choices.length];
    choose(next);
    next.focus();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { if (!chosen()) show(ofSystem()); });
  show(chosen() ?? ofSystem());
}
