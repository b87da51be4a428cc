// Every test of the browser half in one process: a process for each file would take most of the time.

import { readdirSync } from "node:fs";

const folder = new URL("../../tests/browser_half/", import.meta.url);
const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".test.js"));
for (const file of files.sort()) await import(new URL(file, folder).href);
