// The review by keyboard, and records added to selected words. Everything here also works without it.
"use strict";
(() => {
  const desk = document.getElementById("decide");
  if (desk || document.querySelector("[data-key]")) keys();
  const offer = document.getElementById("offer-add");
  if (offer) adding(offer);

  // One key a decision, shown on its button; with the switch off, or while something is typed, letters are letters.
  function keys() {
    const box = document.getElementById("keys-on"), correcting = document.getElementById("correct");
    let busy = false;
    if (box) {
      box.closest("label").hidden = false;
      box.checked = localStorage.getItem("review-keys") !== "0";
      box.addEventListener("change", () => localStorage.setItem("review-keys", box.checked ? "1" : "0"));
    }
    if (correcting) {
      for (const link of document.querySelectorAll('a[href="#correct"]')) link.addEventListener("click", (event) => { event.preventDefault(); correct(); });
      correcting.addEventListener("keydown", (event) => {
        if (event.key === "Escape") { correcting.open = false; correcting.querySelector("summary").focus(); }
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) correcting.querySelector("form").requestSubmit(correcting.querySelector("button[value=correct]"));
      });
    }
    for (const form of document.querySelectorAll("form[method=post]")) {
      form.addEventListener("submit", (event) => { if (busy) event.preventDefault(); busy = true; });
    }
    addEventListener("pageshow", () => { busy = false; });
    addEventListener("keydown", (event) => {
      if (busy || event.altKey || event.ctrlKey || event.metaKey || event.repeat || (box && !box.checked)) return;
      if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
      const found = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
      if (!found) return;
      event.preventDefault();
      const empty = found.form && [...found.form.querySelectorAll("[required]")].find((input) => !input.value);
      if (empty) return empty.focus();
      found.click();
    });

    function correct() {
      correcting.open = true;
      const first = correcting.querySelector("input:not([type=hidden]), select, textarea");
      if (first) { first.focus(); if (first.select) first.select(); }
      correcting.scrollIntoView({ block: "nearest" });
    }
  }

  // The panel on selected words offers to add a record of each kind; its form opens in the panel.
  function adding(offer) {
    document.addEventListener("salname:selected", (event) => {
      const { document: name, start, end, panel, slot } = event.detail;
      slot.replaceChildren(offer.content.cloneNode(true));
      for (const button of slot.querySelectorAll("button")) {
        button.addEventListener("click", async () => {
          const asked = new URLSearchParams({ document: name, o: start + "-" + end, kind: button.dataset.kind });
          const answer = await fetch("/review/add?" + asked + "&part=1");
          if (!answer.ok) return location.assign("/review/add?" + asked);
          const found = panel.querySelector(".found");
          found.innerHTML = await answer.text();
          const first = found.querySelector("input:not([type=hidden]), select");
          if (first) first.focus();
        });
      }
    });
  }
})();
