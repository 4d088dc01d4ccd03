"use strict";
(() => {
  const curves = JSON.parse(document.getElementById("data").textContent);
  const number = value => String(Math.round(value * 1000) / 1000).replace("-", "−");
  const svg = document.querySelector("svg.curves");
  if (!svg) return;
  const outputs = svg.closest("figure").querySelectorAll(".legend output");
  const place = svg.closest("figure").querySelector(".at");
  const cursor = svg.querySelector(".cursor");
  const left = +svg.dataset.left, right = +svg.dataset.right, low = +svg.dataset.low, high = +svg.dataset.high;
  const longest = curves.reduce((a, b) => b.x.length > a.x.length ? b : a).x;
  let point = longest.length - 1;

  function show(iteration) {
    const x = left + (iteration - low) / (high - low) * (right - left);
    cursor.setAttribute("x1", x);
    cursor.setAttribute("x2", x);
    cursor.classList.add("shown");
    place.textContent = "at iteration " + Math.round(iteration);
    curves.forEach((curve, i) => {
      const at = curve.x.findLastIndex(c => c <= iteration);
      outputs[i].textContent = at < 0 ? "" : number(curve.median[at]) + " (" + number(curve.low[at]) + " to " + number(curve.high[at]) + ")";
    });
  }
  function hide() {
    cursor.classList.remove("shown");
    place.textContent = "";
    outputs.forEach(output => { output.textContent = ""; });
  }
  svg.addEventListener("pointermove", event => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()).x;
    const share = (Math.min(Math.max(at, left), right) - left) / (right - left);
    show(low + share * (high - low));
  });
  svg.addEventListener("pointerleave", hide);
  svg.addEventListener("focus", () => show(longest[point]));
  svg.addEventListener("blur", hide);
  svg.addEventListener("keydown", event => {
    const step = Math.max(1, Math.round(longest.length / 50));
    const next = { ArrowLeft: point - step, ArrowRight: point + step, Home: 0, End: longest.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    point = Math.min(Math.max(next, 0), longest.length - 1);
    show(longest[point]);
  });
})();
