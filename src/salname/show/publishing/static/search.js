// Searches the index beside the page: words by their stems, phrases word for word. The index is made when the atlas
// is published; words are reduced to bare letters here as they are there.
"use strict";
(() => {
  const place = document.getElementById("found"), index = window.salnameIndex;
  const asked = (new URLSearchParams(location.search).get("q") || "").trim().slice(0, 400);
  const field = document.getElementById("q");
  if (field) field.value = asked;
  if (!index) { place.textContent = place.dataset.missing; return; }
  if (!asked) return;
  const MOST = 100, SHORTEST = 3, ENDINGS = 10;
  const word = /[\p{L}\p{N}][\p{L}\p{N}\u0300-\u036f]*/gu;
  const bare = (text) => Array.from(text, (c) => index.letters[c] ?? (c === "I" ? "i" : c.toLowerCase())).join("");
  const stem = (key) => index.stems[key] ?? key;
  const words = (text) => Array.from(text.matchAll(word), (m) => {
    const key = bare(m[0]);
    return { at: m.index, end: m.index + m[0].length, key, stem: stem(key) };
  });

  const sentences = index.sentences.map((sentence) => [sentence, words(sentence[4])]);
  const stems = new Set(sentences.flatMap(([, found]) => found.map((w) => w.stem)));

  // A form that no text has: its stem is the longest one of the texts that it begins with.
  function guessed(term) {
    if (term.key in index.stems || stems.has(term.key)) return term;
    for (let size = term.key.length - 1; size >= Math.max(SHORTEST, term.key.length - ENDINGS); size--)
      if (stems.has(term.key.slice(0, size))) return { ...term, stem: term.key.slice(0, size) };
    return term;
  }

  const phrases = Array.from(asked.matchAll(/["“”„«]([^"“”„«»]{1,400})["“”»]/g), (m) => words(m[1]).map((w) => w.key));
  const single = words(asked.replace(/["“”„«]([^"“”„«»]{1,400})["“”»]/g, " ")).slice(0, 40).map(guessed);
  const terms = [...phrases.filter((p) => p.length).map((keys) => ({ keys })), ...single];

  function places(found, term) {
    if (!term.keys) {
      const hit = (w) => w.key === term.key || w.stem === term.stem || (term.key.length >= SHORTEST && w.key.startsWith(term.key));
      return found.filter(hit).map((w) => [w.at, w.end]);
    }
    const size = term.keys.length, out = [];
    for (let i = 0; i + size <= found.length; i++)
      if (term.keys.every((key, j) => found[i + j].key === key)) out.push([found[i].at, found[i + size - 1].end]);
    return out;
  }

  const hits = [], some = [];
  for (const [sentence, found] of terms.length ? sentences : []) {
    const marks = terms.map((term) => places(found, term));
    const matched = marks.filter((m) => m.length).length;
    if (matched === terms.length) hits.push({ sentence, marks: marks.flat(), matched });
    else if (matched) some.push({ sentence, marks: marks.flat(), matched });
  }
  some.sort((a, b) => b.matched - a.matched);
  const all = hits.length > 0, shown = (all ? hits : some).slice(0, MOST);

  const element = (name, text, attributes = {}) => {
    const made = Object.assign(document.createElement(name), attributes);
    if (text) made.textContent = text;
    return made;
  };
  const counted = (n) => (n === 1 ? place.dataset.one : place.dataset.many).replace("{n}", String(n));

  const key = bare(asked);
  const named = index.names.filter(([label]) => bare(label).includes(key)).slice(0, 8);
  if (named.length) {
    const list = element("ul", "", { className: "inline" });
    for (const [label, mentions, file] of named) {
      const item = element("li");
      item.append(element("a", label, { href: file }), " ", element("span", String(mentions), { className: "soft" }));
      list.append(item);
    }
    place.append(element("h2", place.dataset.names), list);
  }
  place.append(element("h2", shown.length === MOST ? place.dataset.first : counted(shown.length)));
  if (!all && shown.length) place.append(element("p", place.dataset.some, { className: "caption" }));
  if (!shown.length) { place.append(element("p", place.dataset.none, { className: "empty" })); return; }
  const list = element("ol", "", { className: "entries mentions" });
  shown.forEach(({ sentence: [file, document_, start, end, text], marks }, number) => {
    const address = `${index.files[file]}#o=${start}-${end}`;
    const item = element("li"), when = element("span", "", { className: "when" }), said = element("p");
    when.append(element("a", String(number + 1), { href: address }));
    let at = 0;
    for (const [from, to] of marks.sort((a, b) => a[0] - b[0])) {
      if (from < at) continue;
      said.append(text.slice(at, from), element("mark", text.slice(from, to)));
      at = to;
    }
    said.append(text.slice(at));
    const source = element("p", "", { className: "caption" });
    source.append(element("a", index.documents[document_], { href: address, className: "quiet" }));
    const body = element("div");
    body.append(said, source);
    item.append(when, body);
    list.append(item);
  });
  place.append(list);
})();
