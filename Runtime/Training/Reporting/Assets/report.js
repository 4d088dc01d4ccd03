"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const number = (value, sign) => value === null || value === undefined ? "–"
    : (sign && value > 0 ? "+" : "") + String(Math.round(value * 1000) / 1000).replace("-", "−");

  for (const figure of document.querySelectorAll(".chart[data-chart]")) {
    const svg = figure.querySelector("svg");
    if (svg) followPointer(figure, svg, data.charts[figure.dataset.chart]);
  }
  const players = [...document.querySelectorAll(".episode")].map(section => player(section, data.groups[section.dataset.group]));
  const repaint = () => players.forEach(show => show());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  matchMedia("print").addEventListener("change", repaint);

  /* The legend of a chart shows the values under the pointer. */
  function followPointer(figure, svg, curves) {
    const outputs = figure.querySelectorAll(".legend output");
    const cursor = svg.querySelector(".cursor");
    const { left, right, low, high } = svg.dataset;
    svg.addEventListener("pointermove", event => {
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()).x;
      const x = Math.min(Math.max(at, +left), +right);
      const value = +low + (x - left) / (right - left) * (high - low);
      cursor.setAttribute("x1", x);
      cursor.setAttribute("x2", x);
      cursor.classList.add("shown");
      curves.forEach((curve, i) => {
        const last = curve.x.findLastIndex(c => c <= value);
        outputs[i].textContent = last < 0 ? "" : number(curve.y[last]);
      });
    });
    svg.addEventListener("pointerleave", () => {
      cursor.classList.remove("shown");
      outputs.forEach(output => { output.textContent = ""; });
    });
  }

  /* One slider moves every agent of a group. Returns the function that draws the current step. */
  function player(section, group) {
    const slider = section.querySelector("input");
    const button = section.querySelector(".play");
    const agents = [...section.querySelectorAll("article")].map((article, i) => agent(article, group.agents[i], group));
    let timer = 0;

    const show = () => {
      section.querySelector(".step").textContent = slider.value + " of " + slider.max;
      agents.forEach(draw => draw(+slider.value));
    };
    const stop = () => {
      clearInterval(timer);
      timer = 0;
      button.textContent = "▶";
      button.setAttribute("aria-label", "Play the episode");
    };
    const advance = () => {
      if (+slider.value >= +slider.max) {
        stop();
        return;
      }
      slider.value = +slider.value + 1;
      show();
    };
    button.addEventListener("click", () => {
      if (timer) {
        stop();
        return;
      }
      if (slider.value === slider.max) slider.value = 0;
      button.textContent = "❚❚";
      button.setAttribute("aria-label", "Pause");
      show();
      timer = setInterval(advance, 280);
    });
    slider.addEventListener("input", () => { stop(); show(); });
    show();
    return show;
  }

  function agent(article, trace, group) {
    const steps = Math.max(trace.reward.length, trace.labels.length);
    const matrices = [...article.querySelectorAll(".matrix")].map(figure =>
      matrix(figure, trace[figure.dataset.kind], group[figure.dataset.kind + "Range"]));
    const ways = [...article.querySelectorAll(".way, .jump")];
    const marker = article.querySelector(".agent-now");
    const traces = article.querySelector(".traces svg");

    return step => {
      const now = Math.min(step, steps - 1);
      const parts = [trace.labels[now]];
      if (trace.reward.length) parts.push("reward " + number(trace.reward[now], true));
      if (trace.modulation.length) parts.push("M " + number(trace.modulation[now], true));
      article.querySelector(".readout").textContent = parts.filter(Boolean).join(" · ");
      traces.querySelector(".now").setAttribute("x", +traces.dataset.left + now * traces.dataset.step);
      ways.forEach(way => way.classList.toggle("future", +way.dataset.step >= now));
      if (marker && trace.points.length) {
        const last = Math.min(now, trace.points.length / 2 - 1);
        marker.setAttribute("cx", trace.points[2 * last]);
        marker.setAttribute("cy", trace.points[2 * last + 1]);
        marker.style.visibility = "visible";
      }
      matrices.forEach(show => show(now));
    };
  }

  /* A heat map that the pointer and the arrow keys read. Returns the function that draws a step. */
  function matrix(figure, data, range) {
    const frames = data.map(frame => ({ ...frame, values: Int8Array.from(atob(frame.values), c => c.charCodeAt(0)) }));
    const canvas = figure.querySelector("canvas");
    const cell = figure.querySelector(".cell");
    let frame = null;
    let at = null;

    const draw = () => {
      paint(canvas, frame, document.activeElement === canvas ? at : null);
      if (at === null) return;
      const value = frame === null ? 0 : frame.values[at.pre * canvas.width + at.post] / 127 * range;
      const size = frames[0];
      const neurons = (index, count) => size.block === 1 ? index
        : index * size.block + "–" + (Math.min((index + 1) * size.block, count) - 1);
      cell.textContent = "pre " + neurons(at.pre, size.pre) + " → post " + neurons(at.post, size.post) + ": " + number(Math.round(value * 100) / 100, true);
    };
    const go = (pre, post) => {
      at = { pre: Math.min(canvas.height - 1, Math.max(0, pre)), post: Math.min(canvas.width - 1, Math.max(0, post)) };
      draw();
    };
    canvas.addEventListener("pointermove", event => {
      const box = canvas.getBoundingClientRect();
      go(Math.floor((event.clientY - box.top) / box.height * canvas.height), Math.floor((event.clientX - box.left) / box.width * canvas.width));
    });
    canvas.addEventListener("keydown", event => {
      const { pre, post } = at ?? { pre: 0, post: 0 };
      const far = event.shiftKey ? 10 : 1;
      const moves = {
        ArrowUp: [pre - far, post], ArrowDown: [pre + far, post], ArrowLeft: [pre, post - far], ArrowRight: [pre, post + far],
        Home: [pre, 0], End: [pre, canvas.width - 1], PageUp: [0, post], PageDown: [canvas.height - 1, post],
      };
      if (!(event.key in moves) || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      go(...moves[event.key]);
    });
    canvas.addEventListener("focus", () => go(at?.pre ?? 0, at?.post ?? 0));
    canvas.addEventListener("blur", draw);
    return now => {
      frame = frames.findLast(f => f.step <= now) ?? null;
      draw();
      figure.querySelector(".frame").textContent = frame === null ? "before the first one shown" : "after step " + frame.step + ", mean magnitude " + number(magnitude(frame, range));
    };
  }

  function magnitude(frame, range) {
    return frame.values.reduce((sum, value) => sum + Math.abs(value), 0) / frame.values.length / 127 * range;
  }

  /* Blue below zero, red above; white (or the dark page's grey) is zero. */
  function paint(canvas, frame, marked) {
    const context = canvas.getContext("2d");
    const style = getComputedStyle(document.documentElement);
    const [low, zero, high, ink] = ["--low", "--zero", "--high", "--ink"].map(name => rgb(style.getPropertyValue(name)));
    const image = context.createImageData(canvas.width, canvas.height);
    for (let i = 0; i < canvas.width * canvas.height; i++) {
      const share = frame === null ? 0 : frame.values[i] / 127;
      const end = share < 0 ? low : high;
      for (let c = 0; c < 3; c++) image.data[4 * i + c] = zero[c] + (end[c] - zero[c]) * Math.abs(share);
      image.data[4 * i + 3] = 255;
    }
    if (marked !== null) image.data.set([...ink, 255], 4 * (marked.pre * canvas.width + marked.post));
    context.putImageData(image, 0, 0);
  }

  function rgb(hex) {
    return [1, 3, 5].map(at => parseInt(hex.trim().slice(at, at + 2), 16));
  }
})();
