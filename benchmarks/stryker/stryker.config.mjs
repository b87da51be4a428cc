// How Stryker plants faults in the pure part of the browser half, one after the other, and looks whether the tests find them. It works on a
// copy; `python -m benchmarks.mutants browser` writes what both halves agree on (AGREED) and runs it.

export default {
  mutate: ["dashboard/browser/core/*.js"],
  ignorePatterns: [
    "**",
    "!dashboard/browser/**",
    "!dashboard/upkeep/own/**",
    "!tests/**",
    "!benchmarks/stryker/*.mjs",
    "!package.json",
  ],
  testRunner: "tap",
  tap: {
    testFiles: ["benchmarks/stryker/*.test.mjs"],
    nodeArgs: ["--test-reporter=tap", "-r", "{{hookFile}}", "{{testFile}}"],
    forceBail: true,
  },
  coverageAnalysis: "perTest",
  symlinkNodeModules: false,
  concurrency: 2,
  timeoutMS: 20_000, // beside other work
  tempDirName: "build/stryker",
  reporters: ["json", "progress-append-only"],
  jsonReporter: { fileName: "build/mutants/browser.json" },
  allowConsoleColors: false,
};
