// Reads texts as the search box does, under node: reads {data, texts, pairs} from a file, writes what they mean and how near pairs of words are.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , browser, asked] = process.argv;
const load = (file) => import(pathToFileURL(`${browser}/${file}`).href);
const { openIndex } = await load("core/index.js");
const { ratio } = await load("core/alike.js");
const { understand } = await load("core/search.js");
const { ask } = await load("core/search-options.js");

const { data, texts = [], pairs = [] } = JSON.parse(readFileSync(asked, "utf-8"));
openIndex(data.index);

/** The places that a text means: of a unit its name and district, it has no code in the browser. */
const placesOf = (text) =>
  understand(text, data)
    .parts.flatMap((part) => part.meant)
    .filter((what) => what.kind === "place")
    .map((what) => (what.value ? [what.level, what.value] : ["unit", what.item.sq, what.item.district]));

process.stdout.write(
  JSON.stringify({
    places: texts.map(placesOf),
    first: texts.map((text) => ask(text, { state: { level: "district" }, data }).options[0]?.chosen ?? null),
    ratios: pairs.map(([one, other]) => ratio(one, other)),
  }),
);
