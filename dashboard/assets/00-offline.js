// Plotly asks a foreign host for its base map unless it finds one here; ours is empty, because
// all land on the maps is the project's own.
(function () {
  const none = { type: "GeometryCollection", geometries: [] };
  const layers = ["coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"];
  const objects = Object.fromEntries(layers.map((name) => [name, none]));
  const world = { type: "Topology", arcs: [], objects };
  const topojson = {};
  for (const scope of ["world", "europe"]) for (const scale of ["110m", "50m"]) topojson[`${scope}_${scale}`] = world;
  window.PlotlyGeoAssets = { topojson };
  window.coverage = window.coverage || {};

  // Dash asks for its layout and its callbacks; both came with the page.
  const ask = window.fetch;
  window.fetch = (request, ...rest) => {
    const name = String(request.url || request).split("?")[0].split("/").pop();
    const answer = { ...window.coverage.layout, ...window.coverage.callbacks }[name];
    return answer ? Promise.resolve(new Response(JSON.stringify(answer), { headers: { "Content-Type": "application/json" } })) : ask(request, ...rest);
  };
})();
