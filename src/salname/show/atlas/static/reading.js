// The reading view beyond HTML: what follows the passage in view, and what can be done with selected words.
//
// Selecting words shows the element ".chosen" and sends the event "salname:selected" to the document, with
// detail { document, start, end, quote, panel, slot }: offsets in code points, the element, and the place in it where
// others may put what they offer. "salname:deselected" follows when it is closed. Focus may go into the panel.
"use strict";
(() => {
  const text = document.querySelector(".text[data-document]");
  if (!text) return;
  const aside = document.querySelector("aside.follow");
  if (aside) following(aside);
  const panel = document.querySelector(".chosen");
  if (panel) choosing(panel);

  // The strip, the map and the lists say what the passage in view speaks of.
  function following(aside) {
    const years = new Map();
    for (const said of aside.dataset.years.split(" ").filter(Boolean)) {
      const [id, first, last] = said.split(":");
      years.set(id, [Number(first), Number(last)]);
    }
    const columns = [...aside.querySelectorAll("rect[data-y]")].map((bar) => [bar, ...bar.dataset.y.split(" ").map(Number)]);
    const named = [...aside.querySelectorAll("[data-n]")].map((one) => [one, one.dataset.n.split(" ")]);
    const noted = new Map();
    for (const note of text.querySelectorAll(".note a")) noted.set(note.getAttribute("href").split("/").pop().split(".")[0], note);
    const people = aside.querySelector(".who ul");
    const notes = aside.appendChild(document.createElement("div"));
    notes.className = "notes";
    const inView = new Set();
    let due = 0;
    aside.classList.add("live");

    const watching = new IntersectionObserver((changes) => {
      for (const change of changes) inView[change.isIntersecting ? "add" : "delete"](change.target);
      cancelAnimationFrame(due);
      due = requestAnimationFrame(show);
    }, { rootMargin: "-8% 0px -28% 0px" });
    for (const mark of text.querySelectorAll("a.m[data-r]")) watching.observe(mark);

    function show() {
      const ids = new Set([...inView].flatMap((mark) => mark.dataset.r.split(" ")));
      showYears([...ids].filter((id) => years.has(id)).map((id) => years.get(id)));
      const on = named.filter(([one, its]) => {
        const here = its.some((id) => ids.has(id));
        one.classList.toggle("on", here);
        return here;
      }).map(([one]) => one);
      const places = aside.querySelector(".places");
      const labels = on.filter((one) => one.localName === "a").map((one) => one.querySelector("title").textContent);
      if (places) places.textContent = labels.slice(0, 6).join(", ") + (labels.length > 6 ? " …" : "");
      if (people) {
        const here = on.filter((one) => one.localName === "li").slice(0, 9);
        people.replaceChildren(...here.map((one) => one.cloneNode(true)));
        people.parentElement.classList.toggle("nobody", !here.length);
      }
      const said = [...noted].filter(([id]) => ids.has(id)).slice(0, 12);
      notes.replaceChildren(...said.map(([, note]) => note.cloneNode(true)));
    }

    function showYears(spans) {
      const narrow = spans.filter(([first, last]) => last - first < 120);
      const shown = narrow.length ? narrow : spans;
      if (!shown.length) return; // the passage goes on in the time told last
      for (const [bar, first, last] of columns) bar.classList.toggle("on", shown.some(([a, z]) => a <= last && z >= first));
      const low = Math.min(...shown.map(([first]) => first)), high = Math.max(...shown.map(([, last]) => last));
      aside.querySelector(".when .now").textContent = low === high ? year(low) : year(low) + " – " + year(high);
      const lead = aside.querySelector(".when a");
      if (lead.getAttribute("href").startsWith("/timeline")) lead.setAttribute("href", `/timeline?from=${low}&to=${high}`);
    }

    function year(number) {
      return number > 0 ? String(number) : aside.dataset.bce.replace("#", String(1 - number));
    }
  }

  function choosing(panel) {
    const found = panel.querySelector(".found"), knows = panel.querySelector(".knows"), link = panel.querySelector(".link");
    const label = link.textContent;
    let chosen = null, due = 0;

    document.addEventListener("selectionchange", () => {
      clearTimeout(due);
      due = setTimeout(look, 180);
    });
    addEventListener("keydown", (event) => {
      if (panel.hidden) return;
      if (event.key === "Escape") { close(); getSelection().removeAllRanges(); }
      if (event.key === "Tab" && !event.shiftKey && !panel.contains(document.activeElement) && !getSelection().isCollapsed) {
        event.preventDefault();
        knows.focus();
      }
    });
    panel.addEventListener("pointerdown", (event) => {
      if (!event.target.closest("input, select, textarea, label, .found")) event.preventDefault(); // the words stay selected
    });
    panel.querySelector(".close").addEventListener("click", () => { close(); getSelection().removeAllRanges(); });
    knows.addEventListener("click", tell);
    link.addEventListener("click", copy);

    function look() {
      if (panel.contains(document.activeElement) && !panel.hidden) return;
      const selection = getSelection();
      const at = selection.rangeCount && !selection.isCollapsed ? place(selection.getRangeAt(0)) : null;
      if (!at) return close();
      if (chosen && chosen.start === at.start && chosen.end === at.end) return;
      open(at, selection.getRangeAt(0));
    }

    // Where a range stands in the document, in code points; white space at its ends is left out.
    function place(range) {
      let start = -1, end = -1, quote = "";
      for (const passage of text.querySelectorAll("[data-at]")) {
        if (!range.intersectsNode(passage)) continue;
        let at = Number(passage.dataset.at);
        const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT, (node) =>
          node.parentElement.closest(".note, .panel") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
        while (walker.nextNode()) {
          const node = walker.currentNode, data = node.data;
          if (range.intersectsNode(node)) {
            const from = node === range.startContainer ? range.startOffset : 0;
            const to = node === range.endContainer ? range.endOffset : data.length;
            const words = data.slice(from, to);
            if (words.trim()) {
              const first = from + words.length - words.trimStart().length, last = to - (words.length - words.trimEnd().length);
              if (start < 0) start = at + count(data.slice(0, first));
              end = at + count(data.slice(0, last));
            }
            quote += words;
          }
          at += count(data);
        }
        quote += "\n";
      }
      return start < 0 ? null : { document: text.dataset.document, start, end, quote: quote.trim() };
    }

    function count(letters) { return Array.from(letters).length; }

    function open(at, range) {
      chosen = at;
      const asked = at.quote.replace(/\s+/g, " ").slice(0, 200);
      panel.querySelector(".asks").href = "/ask?" + new URLSearchParams({ q: asked });
      panel.querySelector(".seeks").href = "/search?" + new URLSearchParams({ q: asked });
      found.replaceChildren();
      knows.setAttribute("aria-expanded", "false");
      link.textContent = label;
      panel.hidden = false;
      const box = range.getBoundingClientRect(), outer = panel.offsetParent.getBoundingClientRect();
      panel.style.top = box.bottom - outer.top + 8 + "px";
      panel.style.left = Math.max(0, Math.min(box.left - outer.left, outer.width - panel.offsetWidth)) + "px";
      if (CSS.highlights) CSS.highlights.set("chosen", new Highlight(range.cloneRange()));
      send("selected", { ...at, panel, slot: panel.querySelector(".slot") });
    }

    function close() {
      if (panel.hidden) return;
      panel.hidden = true;
      chosen = null;
      if (CSS.highlights) CSS.highlights.delete("chosen");
      send("deselected", {});
    }

    function send(name, detail) { document.dispatchEvent(new CustomEvent("salname:" + name, { detail })); }

    async function tell() {
      if (found.childNodes.length) {
        found.replaceChildren();
        return knows.setAttribute("aria-expanded", "false");
      }
      const asked = chosen;
      const words = await answer(panel.dataset.words + "?o=" + asked.start + "-" + asked.end + "&part=1");
      if (asked !== chosen) return;
      if (words) found.innerHTML = words;
      else found.append(...marked(asked));
      knows.setAttribute("aria-expanded", "true");
    }

    async function answer(address) {
      try {
        const got = await fetch(address);
        return got.ok ? await got.text() : "";
      } catch { return ""; }
    }

    // Without a server: the marks over the words, each leading to its record.
    function marked(at) {
      const seen = new Map();
      for (const passage of text.querySelectorAll("[data-at]")) {
        for (const mark of passage.querySelectorAll("a.m")) {
          const range = document.createRange();
          range.selectNodeContents(mark);
          const own = place(range);
          if (own && own.start < at.end && own.end > at.start && !seen.has(mark.dataset.r)) seen.set(mark.dataset.r, mark);
        }
      }
      return [...seen.values()].map((mark) => {
        const line = document.createElement("p"), lead = document.createElement("a");
        lead.href = mark.getAttribute("href");
        lead.textContent = mark.textContent;
        line.append(lead);
        return line;
      });
    }

    async function copy() {
      const span = "o=" + chosen.start + "-" + chosen.end;
      const address = new URL(location.href);
      address.search = "?" + span;
      address.hash = span;
      try { await navigator.clipboard.writeText(address.href); } catch { return location.assign(address); }
      link.textContent = link.dataset.done;
    }
  }
})();
