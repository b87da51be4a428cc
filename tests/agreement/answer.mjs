// Answers selections under node: reads {data, queries, rooms} from a file, writes one answer a line.

import { readFileSync } from "node:fs";
import { openIndex } from "../../dashboard/browser/core/index.js";
import { answer } from "./answers.mjs";

const asked = JSON.parse(readFileSync(process.argv[2], "utf-8"));
openIndex(asked.data.index);
process.stdout.write(asked.queries.map((_, at) => JSON.stringify(answer(asked, at))).join("\n"));
