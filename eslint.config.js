// The rules of the browser half: no name that nobody uses or knows, only what dashboard/bundling/linker.py can join, and imports that
// run one way: core/ <- state.js <- views/ <- presenter/ and share/ <- dash.js <- main.js; vendor/ stands for itself.
import js from "@eslint/js";
import globals from "globals";

const BROWSER = "dashboard/browser";
const UPKEEP = "dashboard/upkeep/own"; // for staff: not joined, imported by the browser as it stands
const TESTS = "tests/browser_half";

// What a joined script cannot keep; the linker refuses the same.
const JOINED = [
  ["ExportDefaultDeclaration", "Export by name."],
  ["ExportAllDeclaration", "Import a name from the file that makes it."],
  ["ExportNamedDeclaration[declaration=null]", "Write `export` before the declaration."],
  ["ExportNamedDeclaration > VariableDeclaration[kind!='const']", "An export never changes: use `const`."],
  ["ExportNamedDeclaration > VariableDeclaration[declarations.length>1]", "One export to a declaration."],
  ["ExportNamedDeclaration > VariableDeclaration > VariableDeclarator[id.type!='Identifier']", "Export a plain name."],
  ["ImportDefaultSpecifier", "Import by name."],
  ["ImportDeclaration[specifiers.length=0]", "Import a name."],
  ["ImportExpression", "Import at the top of the file."],
  ["MetaProperty[meta.name='import']", "A joined script has no address of its own."],
];
// What is pure gives the same for the same.
const PURE = [
  ["NewExpression[callee.name='Date'][arguments.length=0]", "core/ knows no clock: take the moment as a parameter."],
  [
    "MemberExpression[object.name='Date'][property.name='now']",
    "core/ knows no clock: take the moment as a parameter.",
  ],
  ["MemberExpression[object.name='Math'][property.name='random']", "core/ knows no chance."],
];
// Globals of a browser that are most often a variable forgotten.
const CONFUSING = [
  "event",
  "name",
  "status",
  "length",
  "parent",
  "top",
  "self",
  "origin",
  "closed",
  "find",
  "print",
  "stop",
];

/** Return the rule that forbids constructs: [selector, what to do instead]. */
const syntax = (rows) => ["error", ...rows.map(([selector, message]) => ({ selector, message }))];

/** Return the rule that forbids imports: [pattern of the path, why]; all must be files that are named in full. */
const imports = (...rows) => [
  "error",
  {
    patterns: [
      { regex: "^(?!\\.\\.?/.*\\.js$)", message: "Name a file: './x.js'." },
      { regex: "(^|/)main\\.js$", message: "Nothing imports the entry." },
      ...rows.map(([regex, message]) => ({ regex, message })),
    ],
  },
];
const ONLY_ENTRY = ["(^|/)dash\\.js$", "Only main.js knows dash.js."];
const ABOVE_VIEWS = ["^\\.\\./(presenter|share)/", "A view knows neither the presenter nor what is shared."];

export default [
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: [`${BROWSER}/**/*.js`, `${UPKEEP}/**/*.js`, `${TESTS}/**/*.js`],
    ...js.configs.recommended,
    languageOptions: { ecmaVersion: 2023, sourceType: "module" },
    rules: {
      ...js.configs.recommended.rules,
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-shadow": ["error", { builtinGlobals: false }],
    },
  },
  {
    files: [`${BROWSER}/**/*.js`],
    languageOptions: { globals: globals.browser },
    rules: {
      "no-restricted-imports": imports(ONLY_ENTRY),
      "no-restricted-globals": ["error", ...CONFUSING],
      "no-restricted-syntax": syntax(JOINED),
    },
  },
  {
    files: [`${BROWSER}/main.js`],
    rules: { "no-restricted-imports": imports() },
  },
  {
    files: [`${BROWSER}/state.js`],
    rules: { "no-restricted-imports": imports(["^\\./(?!core/)", "The store knows only core/."]) },
  },
  {
    files: [`${BROWSER}/views/**/*.js`],
    rules: { "no-restricted-imports": imports(ONLY_ENTRY, ABOVE_VIEWS) },
  },
  {
    files: [`${BROWSER}/core/**/*.js`],
    languageOptions: { globals: { ...off(globals.browser), structuredClone: "readonly", URLSearchParams: "readonly" } },
    rules: {
      "no-restricted-imports": imports(["^\\.\\./", "core/ knows only itself."]),
      "no-restricted-syntax": syntax([...JOINED, ...PURE]),
    },
  },
  {
    files: [`${BROWSER}/vendor/**/*.js`],
    languageOptions: { globals: { ...off(globals.browser), TextEncoder: "readonly", atob: "readonly" } },
    rules: { "no-restricted-imports": imports(["^\\.\\./", "vendor/ knows only itself."]) },
  },
  {
    files: [`${UPKEEP}/**/*.js`],
    languageOptions: { globals: globals.browser },
    rules: {
      "no-restricted-imports": imports(["browser/(?!core/)", "Of the browser half, the page for staff knows only core/."]),
      "no-restricted-globals": ["error", ...CONFUSING],
    },
  },
  {
    files: [`${UPKEEP}/core/**/*.js`],
    languageOptions: { globals: off(globals.browser) },
    rules: {
      "no-restricted-imports": imports(["^\\.\\./(?!\\.\\./\\.\\./browser/core/)", "core/ knows only itself and that of the browser half."]),
      "no-restricted-syntax": syntax(PURE),
    },
  },
  {
    files: [`${TESTS}/**/*.js`],
    languageOptions: { globals: globals.node },
  },
];

/** Return globals that are unknown although a rule above knows them. */
function off(known) {
  return Object.fromEntries(Object.keys(known).map((name) => [name, "off"]));
}
