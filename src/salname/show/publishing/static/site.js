// What a published copy of the atlas has in place of its server: the parts of records, and which page holds which words.
"use strict";
(() => {
  const root = document.documentElement;
  let read = null;

  window.salname = {
    // What was read at some words, as HTML; nothing where it cannot be had, and then the link is followed.
    part: async (ids) => {
      const text = document.querySelector(".text[data-parts]");
      const all = await (read ??= load(text.dataset.parts));
      const found = ids.map((id) => all[id]).filter(Boolean);
      const close = '<button class="close" type="button" aria-label="×">×</button>';
      return found.length ? close + found.join("") : "";
    },
    // The address of the page of this text that holds a code point.
    page: (span, from) => {
      const text = document.querySelector(".text[data-starts]");
      const starts = text.dataset.starts.split(" ").map(Number), files = text.dataset.files.split(" ");
      const at = Math.max(0, starts.findLastIndex((start) => start <= from));
      const address = new URL(files[at], location.href);
      return address.pathname === location.pathname ? null : Object.assign(address, { hash: span });
    },
    parts: (given) => { window.salname.given = given; },
  };

  // A page that is opened from a disk may load a script, but no data.
  function load(address) {
    return new Promise((done) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => done(window.salname.given || {});
      script.onerror = () => done({});
      document.head.append(script);
    });
  }

  const kept = () => { try { return localStorage.getItem("salname-theme") || ""; } catch { return ""; } };
  const show = (theme) => { if (theme) root.dataset.theme = theme; else delete root.dataset.theme; };
  show(kept());
  document.addEventListener("DOMContentLoaded", () => {
    const list = document.querySelector(".themes");
    if (!list) return;
    list.hidden = false;
    const buttons = [...list.querySelectorAll("button.theme")];
    const press = () => buttons.forEach((b) => b.setAttribute("aria-pressed", String(b.value === kept())));
    list.addEventListener("click", (event) => {
      const button = event.target.closest("button.theme");
      if (!button) return;
      try { localStorage.setItem("salname-theme", button.value); } catch { return; }
      show(button.value);
      press();
    });
    press();
  });
})();
