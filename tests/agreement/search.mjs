// Reads texts as the search box does, under node: reads {data, texts, pairs} from a file, writes what they mean.

import { readFileSync } from "node:fs";
import { openIndex } from "../../dashboard/browser/core/index.js";
import { meanings } from "./meanings.mjs";

const asked = JSON.parse(readFileSync(process.argv[2], "utf-8"));
openIndex(asked.data.index);
process.stdout.write(JSON.stringify(meanings(asked)));
