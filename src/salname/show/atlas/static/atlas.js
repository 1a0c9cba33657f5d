// What the pages do beyond HTML. Every page works without this file.
"use strict";
(() => {
  // Where the server is asked; a published copy has its own answers (publishing/static/site.js).
  const server = window.salname || {
    part: async ([first, ...more]) => {
      const answer = await fetch("/record/" + first + "?part=1&with=" + more.join(","));
      return answer.ok ? answer.text() : "";
    },
    page: (span) => Object.assign(new URL(location.href), { search: "?" + span }),
  };
  const text = document.querySelector(".text[data-document]");
  if (text) reading(text);
  const timeline = document.querySelector("svg[data-edges]");
  if (timeline) brushing(timeline);

  // Years drawn over with the pointer become the span of the timeline.
  function brushing(svg) {
    const labels = Number(svg.dataset.axis);
    const edges = svg.dataset.edges.split(" ").map(Number), years = svg.dataset.years.split(" ").map(Number);
    const brush = svg.querySelector(".brush");
    let from = null;

    const place = (event) => {
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()).x - labels;
      return Math.max(0, Math.min(edges[edges.length - 1], at));
    };
    const year = (x) => {
      const i = Math.max(0, Math.min(edges.length - 2, edges.findIndex((edge) => edge > x) - 1));
      const share = (x - edges[i]) / (edges[i + 1] - edges[i] || 1);
      return Math.floor(years[i] + share * (years[i + 1] - years[i]));
    };

    svg.addEventListener("pointerdown", (event) => {
      if (event.button || event.pointerType === "touch" || event.target.closest("a")) return;
      from = place(event);
      svg.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    svg.addEventListener("pointermove", (event) => {
      if (from === null) return;
      const to = place(event);
      brush.setAttribute("x", labels + Math.min(from, to));
      brush.setAttribute("width", Math.abs(to - from));
    });
    svg.addEventListener("pointerup", (event) => {
      if (from === null) return;
      const [low, high] = [from, place(event)].sort((a, b) => a - b);
      from = null;
      brush.setAttribute("width", 0);
      if (high - low < 8) return;
      location.assign(`/timeline?from=${year(low)}&to=${year(high)}`);
    });
  }

  function reading(text) {
    const start = Number(text.dataset.start), end = Number(text.dataset.end);
    follow();
    addEventListener("hashchange", follow);
    text.addEventListener("click", open);
    text.addEventListener("keydown", walk);
    keepSwitches();

    // "#o=START-END" marks those words; where they stand on another page of the text, that page is opened.
    function follow() {
      const found = /^#o=(\d+)-(\d+)$/.exec(location.hash);
      if (!found) return;
      const [from, to] = [Number(found[1]), Number(found[2])];
      const marked = document.getElementById(location.hash.slice(1));
      if (marked) {
        marked.scrollIntoView({ block: "center" });
        return;
      }
      if (from < start || from >= end) {
        const address = server.page(location.hash.slice(1), from);
        if (address) location.replace(address);
        return;
      }
      highlight(from, Math.min(to, end), location.hash.slice(1));
    }

    function highlight(from, to, name) {
      for (const old of text.querySelectorAll("mark.target")) old.replaceWith(...old.childNodes);
      text.normalize();
      let first = null;
      for (const piece of pieces(from, to)) {
        const mark = document.createElement("mark");
        mark.className = "target";
        if (!first) { first = mark; mark.id = name; }
        piece.surroundContents(mark);
      }
      if (first) first.scrollIntoView({ block: "center" });
    }

    // Ranges, one in each text node, that cover code points [from, to) of the document.
    function pieces(from, to) {
      const out = [];
      for (const passage of text.querySelectorAll("[data-at]")) {
        let at = Number(passage.dataset.at);
        const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT, (node) =>
          node.parentElement.closest(".note, .panel") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
        while (walker.nextNode()) {
          const letters = Array.from(walker.currentNode.data);
          const begin = Math.max(from - at, 0), finish = Math.min(to - at, letters.length);
          if (begin < finish) {
            const range = document.createRange();
            range.setStart(walker.currentNode, letters.slice(0, begin).join("").length);
            range.setEnd(walker.currentNode, letters.slice(0, finish).join("").length);
            out.push(range);
          }
          at += letters.length;
        }
      }
      return out;
    }

    // A click on a mark opens what was read there beside the line (under it on a narrow screen).
    async function open(event) {
      const link = event.target.closest("a.m");
      if (event.target.closest(".panel .close")) return close();
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      const again = link.getAttribute("aria-expanded") === "true";
      close();
      if (again) return;
      const ids = link.dataset.r.split(" ");
      const answer = await server.part(ids);
      if (!answer) return location.assign(link.href);
      const panel = document.createElement("span");
      panel.className = "panel";
      panel.innerHTML = answer;
      link.setAttribute("aria-expanded", "true");
      link.after(panel);
      const shut = panel.querySelector(".close");
      if (shut && event.detail === 0) shut.focus();
    }

    function close() {
      const link = text.querySelector('a.m[aria-expanded="true"]');
      for (const panel of text.querySelectorAll(".panel")) panel.remove();
      if (!link) return;
      link.removeAttribute("aria-expanded");
      link.focus({ preventScroll: true });
    }

    // Arrow keys go from mark to mark while one has the focus; Escape closes.
    function walk(event) {
      if (event.key === "Escape") return close();
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const link = event.target.closest && event.target.closest("a.m");
      if (!step || !link || event.altKey || event.ctrlKey || event.metaKey) return;
      const all = [...text.querySelectorAll('a.m:not([tabindex="-1"])')];
      const next = all[all.indexOf(link) + step];
      if (next) { event.preventDefault(); next.focus(); }
    }

    function keepSwitches() {
      for (const box of document.querySelectorAll(".legend input[id]")) {
        const kept = localStorage.getItem(box.id);
        if (kept !== null) box.checked = kept === "1";
        box.addEventListener("change", () => localStorage.setItem(box.id, box.checked ? "1" : "0"));
      }
    }
  }
})();
