// Runs in every page before its own scripts: notes what a reader sees, and when, in milliseconds after navigation.
(() => {
  const seen = (window.seen = { shown: 0, live: 0, lcp: 0, cls: 0, tasks: [], tapped: 0, answered: 0 });
  const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (e) => { seen.lcp = e.startTime; });
  watch("layout-shift", (e) => { if (!e.hadRecentInput) seen.cls += e.value; });
  watch("longtask", (e) => seen.tasks.push([e.startTime, e.duration]));
  const map = (within) => [...document.querySelectorAll("svg")].some((svg) => svg.querySelectorAll(`${within} path`).length >= 36 && svg.getBoundingClientRect().width > 0);
  const note = (name) => { seen[name] = -1; requestAnimationFrame(() => setTimeout(() => { seen[name] = performance.now(); })); };
  // "shown": any map of the districts; "live": the one that answers.
  const look = () => {
    if (seen.shown === 0 && map("")) note("shown");
    const bare = document.querySelector("#ready-floor");
    if (seen.live === 0 && (bare ? seen.shown > 0 : map(".choroplethlayer"))) note("live");
    if (!seen.live) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  // A tap on a place, and what it shows: our panel, or the label of the naive map, which comes already with the pointer.
  for (const kind of ["pointermove", "pointerdown"])
    addEventListener(kind, (e) => { if (seen.live > 0 && !seen.tapped) seen.tapped = e.timeStamp; }, true);
  window.place = () => {
    for (const path of document.querySelectorAll(".choroplethlayer path")) {
      const { left, top, width, height } = path.getBoundingClientRect();
      const at = [left + width / 2, top + height / 2];
      const within = path.isPointInFill(new DOMPoint(...at).matrixTransform(path.getScreenCTM().inverse()));
      if (within && document.elementFromPoint(...at)?.closest(".main-svg")) return at;
    }
    return null;
  };
  const answer = () => {
    if (seen.answered) return;
    if (document.querySelector(".place-open #place-panel h2, .hoverlayer .hovertext")) note("answered");
    else requestAnimationFrame(answer);
  };
  requestAnimationFrame(answer);

  const framed = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
  const set = (id, value) => window.dash_clientside.set_props(id, { value });
  window.selections = {
    // The page itself measures to the frame in which the new colours are on screen.
    ours: (value) => new Promise((done) => {
      const observer = new PerformanceObserver((list) => {
        const found = list.getEntriesByName("coverage:selection");
        if (found.length) { observer.disconnect(); done(found.at(-1).startTime + found.at(-1).duration); }
      });
      observer.observe({ type: "measure" });
      set("member-filter", [value]);
    }),
    naive: (value) => new Promise((done) => {
      const plot = document.querySelector(".js-plotly-plot");
      const drawn = () => { plot.removeListener("plotly_afterplot", drawn); framed().then(done); };
      plot.on("plotly_afterplot", drawn);
      set("member", value);
    }),
    floor: (value) => { window.choose(value); return framed(); },
  };
  window.select = async (which, value) => { const start = performance.now(); return (await window.selections[which](value)) - start; };
})();
