// The slider through time: it shows the year while it moves and opens that year's state when it is let go.
"use strict";
(() => {
  const form = document.getElementById("state-form"), slide = document.getElementById("f-slide");
  if (!form || !slide) return;
  const on = document.getElementById("f-on");
  slide.closest(".slider").hidden = false;
  const written = (year) => (year < 0 ? "-" : "") + String(Math.abs(year)).padStart(4, "0");
  slide.addEventListener("input", () => { on.value = written(Number(slide.value)); });
  slide.addEventListener("change", () => form.requestSubmit());
})();
