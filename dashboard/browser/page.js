// The page around the maps: which parts of it are drawn for a view, and when.

import { lookOf } from "./core/look.js";
import { summary } from "./core/sentences.js";
import { storyOf } from "./core/story.js";
import { byId, fill, h } from "./dom.js";
import { change, repaint, store } from "./state.js";
import { drawFooter, drawUnplaced } from "./views/about.js";
import { drawBigFigures } from "./views/big-figures.js";
import { drawSheet, listenSheet } from "./views/bottom-sheet.js";
import { drawCallouts } from "./views/callouts.js";
import { drawChips } from "./views/chips.js";
import { drawCompare } from "./views/compare.js";
import { drawClaim } from "./views/claim-card.js";
import { drawClaims } from "./views/claims.js";
import { colour } from "./views/colours.js";
import { drawFilterSheet, listenFilterSheet } from "./views/filter-sheet.js";
import { drawGapLabels } from "./views/gap-labels.js";
import { moveLand } from "./views/land.js";
import { listenHover } from "./views/hover.js";
import { listenKeyboard } from "./views/keyboard.js";
import { drawLastVisit } from "./views/last-visit.js";
import { drawLegend } from "./views/legend.js";
import { GRAPHS } from "./views/maps.js";
import { drawMatrix } from "./views/matrix.js";
import { drawMembers } from "./views/members.js";
import { drawNextStep } from "./views/next-step.js";
import { listenOwnPages } from "./views/own-page.js";
import { drawPanel } from "./views/panel.js";
import { listenPaper } from "./views/paper.js";
import { drawPartners } from "./views/partners.js";
import { onPhone } from "./views/phone.js";
import { listenPhoneMenu } from "./views/phone-menu.js";
import { drawScenario } from "./views/scenario.js";
import { drawSearch } from "./views/search.js";
import { drawTable } from "./views/table.js";
import { drawThemes } from "./views/themes.js";
import { drawWords } from "./views/words.js";
import { drawYears } from "./views/years.js";
import { drawShare } from "./share/menu.js";

/** @typedef {import("./core/view.js").View} View */

/** What a reader has in view beside the map, for the next frame.
 * @type {Record<string, ((view: View) => void)[]>} */
const OF_VIEW = {
  map: [],
  members: [drawMembers, drawMatrix, drawThemes],
  claims: [drawClaims],
  partners: [drawPartners],
  about: [drawUnplaced],
};

/** Show the filters that act in the view. @param {View} view */
function dressFilters({ state, index }) {
  for (const { control, acts_in: views } of Object.values(index.parameters)) {
    const field = control.label && byId(control.id).closest(".field");
    if (field) field.hidden = !views.includes(state.view);
  }
}

/** Show and hide the views, colour the page, mark the tab. @param {View} view @param {Record<string, any> | undefined} before */
export function dress(view, before) {
  const { state, scenario, themed } = view;
  document.documentElement.dataset.look = lookOf(view);
  store.pressed = new Set([...store.pressed].filter((kind) => view.classes[kind]));
  document.documentElement.toggleAttribute("data-themed", themed); // else nothing is only related to what is chosen
  document.documentElement.toggleAttribute("data-scenario", scenario);
  document.documentElement.toggleAttribute("data-filtered", view.filtered);
  document.documentElement.toggleAttribute("data-several", state.member.length > 1); // else any and all are the same
  document.body.classList.toggle("place-open", Boolean(state.place));
  if (before?.theme_mode !== state.theme_mode) colour(state.theme_mode);
  for (const name of Object.keys(OF_VIEW)) byId(`view-${name}`).hidden = name !== state.view;
  if (before?.view !== state.view) dressFilters(view);
  for (const a of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#view a"))) {
    if (a.dataset.view === state.view) a.setAttribute("aria-current", "page");
    else a.removeAttribute("aria-current");
  }
}

const fitted = { to: "" };
const NARROW = 56; // rem that a window must hold for words to stand over the map

const BARS = ["top", "notice", "filter-bar", "bar"]; // above the map

const isLarge = () => innerWidth < NARROW * parseFloat(getComputedStyle(document.documentElement).fontSize);

/** The map takes the height that header, filters and chips leave it; where a reader has made the type large, it stands below the words.
 * @param {View} view */
function fitHeight({ state }) {
  if (store.page.present) return void (fitted.to = ""); // the bars are away, and come back
  const to = `${innerWidth} ${state.lang} ${state.view} ${byId("chips").childElementCount}`;
  if (fitted.to === to) return;
  fitted.to = to;
  document.documentElement.toggleAttribute("data-large", isLarge());
  const above = BARS.reduce((sum, id) => sum + byId(id).getBoundingClientRect().height, 0);
  document.documentElement.style.setProperty("--above", `${above}px`);
}

/** Whose map it is, what it finds, in words and in three figures. @param {View} view */
function drawStory(view) {
  // On a phone the sheet tells of the place, and a headline of another length would move the map under the thumb.
  const { finding, said, figures } = onPhone() ? storyOf(view, "") : storyOf(view);
  const { name, home } = view.index.coalition;
  byId("whose").textContent = [name[view.state.lang], home[view.state.lang]].join(" · ");
  fill(
    "headline",
    finding.map(([words, isGap]) => [isGap ? h("span", { class: "gap" }, words) : words, " "]),
  );
  byId("summary").textContent = summary(view);
  byId("lede").textContent = said;
  drawBigFigures(figures);
  drawNextStep(view);
}

/** @param {View} view */
export function drawFirst(view) {
  const ofPlaces = view.partners ? view.having({ view: "map" }) : view;
  drawStory(ofPlaces);
  drawCompare(ofPlaces);
  drawLegend(ofPlaces);
  drawChips(view);
  drawFilterSheet(view);
  fitHeight(view);
  drawPanel(ofPlaces);
  drawSheet(view);
  drawGapLabels(view);
  drawCallouts(view);
  if (view.state.view === "map") moveLand();
  for (const draw of OF_VIEW[view.state.view]) draw(view);
}

const drawn = { lang: "" }; // the language in which the parts that no selection changes were drawn

/** The rest of the page, after the frame. @param {View} view */
export function drawRest(view) {
  const ofPlaces = view.partners ? view.having({ view: "map" }) : view;
  drawTable(ofPlaces);
  drawClaim(view);
  if (drawn.lang !== view.state.lang) {
    drawn.lang = view.state.lang;
    drawFooter(view);
  }
  drawSearch(view);
  if (view.state.view in GRAPHS) drawWords(view);
  drawYears(view);
  drawScenario(ofPlaces);
  drawShare(view);
  drawLastVisit(view);
}

export function listenPage() {
  const root = document.documentElement;
  listenHover();
  listenKeyboard();
  listenPaper();
  const bars = new ResizeObserver(() => {
    const before = root.style.getPropertyValue("--above");
    fitted.to = "";
    fitHeight(store.view);
    if (root.style.getPropertyValue("--above") !== before) repaint();
  });
  for (const id of BARS) bars.observe(byId(id)); // other type, and typefaces that come late
  const lede = byId("lede");
  new ResizeObserver(() => {
    lede.tabIndex = lede.scrollHeight > lede.clientHeight + 1 ? 0 : -1; // where it is scrolled, the keyboard scrolls it too
  }).observe(lede);
  listenSheet();
  listenFilterSheet();
  listenPhoneMenu();
  listenOwnPages();
  for (const a of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("a[data-view]"))) {
    a.addEventListener("click", (e) => {
      e.preventDefault();
      change({ view: a.dataset.view });
      window.scrollTo(0, 0);
    });
  }
  const upkeep = byId("upkeep-link"); // for staff alone; a frozen page has no server behind it
  if (!upkeep) return;
  upkeep.hidden = Boolean(store.data.frozen);
  upkeep.addEventListener("click", () => {
    upkeep.href = `upkeep?lang=${store.view.state.lang}`;
  });
}
