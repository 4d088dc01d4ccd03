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
    const agents = [...section.querySelectorAll("article")].map((article, i) => agent(article, group.agents[i], group.range));
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

  function agent(article, trace, range) {
    const frames = trace.hebb.map(frame => ({ ...frame, values: Int8Array.from(atob(frame.values), c => c.charCodeAt(0)) }));
    const canvas = article.querySelector("canvas");
    const ways = [...article.querySelectorAll(".way, .jump")];
    const marker = article.querySelector(".agent-now");
    const traces = article.querySelector(".traces svg");
    let frame = null;

    if (canvas) canvas.addEventListener("pointermove", event => {
      const box = canvas.getBoundingClientRect();
      const post = Math.min(canvas.width - 1, Math.max(0, Math.floor((event.clientX - box.left) / box.width * canvas.width)));
      const pre = Math.min(canvas.height - 1, Math.max(0, Math.floor((event.clientY - box.top) / box.height * canvas.height)));
      const value = frame === null ? 0 : frame.values[pre * frame.columns + post] / 127 * range;
      article.querySelector(".cell").textContent = "pre " + pre + " → post " + post + ": " + number(Math.round(value * 100) / 100, true);
    });

    return step => {
      const now = Math.min(step, trace.reward.length - 1);
      const parts = [trace.labels[now], "reward " + number(trace.reward[now], true)];
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
      if (canvas) {
        frame = frames.findLast(f => f.step <= now) ?? null;
        paint(canvas, frame);
        article.querySelector(".frame").textContent = frame === null ? "before the episode" : "after step " + frame.step + ", mean |Hebb| " + number(magnitude(frame, range));
      }
    };
  }

  function magnitude(frame, range) {
    return frame.values.reduce((sum, value) => sum + Math.abs(value), 0) / frame.values.length / 127 * range;
  }

  /* Blue below zero, red above; white (or the dark page's grey) is zero. */
  function paint(canvas, frame) {
    const context = canvas.getContext("2d");
    const style = getComputedStyle(document.documentElement);
    const [low, zero, high] = ["--low", "--zero", "--high"].map(name => rgb(style.getPropertyValue(name)));
    const image = context.createImageData(canvas.width, canvas.height);
    for (let i = 0; i < canvas.width * canvas.height; i++) {
      const share = frame === null ? 0 : frame.values[i] / 127;
      const end = share < 0 ? low : high;
      for (let c = 0; c < 3; c++) image.data[4 * i + c] = zero[c] + (end[c] - zero[c]) * Math.abs(share);
      image.data[4 * i + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  }

  function rgb(hex) {
    return [1, 3, 5].map(at => parseInt(hex.trim().slice(at, at + 2), 16));
  }
})();
