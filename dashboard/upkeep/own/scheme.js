// Light or dark before anything is painted: as the link says, as chosen last, else as the computer is set.
(function () {
  let asked = new URLSearchParams(location.search).get("theme_mode");
  try {
    asked ||= localStorage.getItem("upkeep-scheme");
  } catch {
    // a browser that keeps nothing
  }
  const dark = asked ? asked === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
