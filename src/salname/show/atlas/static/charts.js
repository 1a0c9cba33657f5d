// Draws charts with Vega in the colours and type of the style sheet; the tables below them stand without it.
"use strict";
(() => {
  const shown = [];

  function theme() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue("--" + name).trim();
    const font = getComputedStyle(document.body).fontFamily;
    const ink = colour("ink"), soft = colour("soft");
    return {
      background: "transparent", font, view: { stroke: null },
      axis: { labelFont: font, titleFont: font, labelColor: ink, titleColor: soft, labelFontSize: 13, titleFontSize: 13,
        titleFontWeight: "normal", domainColor: ink, tickColor: ink, gridColor: colour("hair"), titleAlign: "left",
        titleAngle: 0, titleAnchor: "end", titleY: -14 },
      line: { stroke: ink }, rule: { stroke: ink }, bar: { fill: ink }, point: { fill: colour("accent") },
      text: { font, fill: ink },
    };
  }

  async function draw(figure) {
    const answer = await fetch(figure.dataset.spec);
    if (!answer.ok) return;
    const { locale, ...spec } = await answer.json();
    shown.push([figure, spec, locale]);
    await embed(figure, spec, locale);
  }

  function embed(figure, spec, locale) {
    return vegaEmbed(figure.querySelector(".canvas"), { ...spec, config: { ...theme(), locale } }, {
      actions: false, ast: true, renderer: "svg", defaultStyle: false, tooltip: false,
    });
  }

  for (const figure of document.querySelectorAll("figure[data-spec]")) draw(figure);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    for (const each of shown) embed(...each);
  });
})();
