// Adds up the reports of all test runs and prints the closing line «N passed, N failed».
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

// A run that ended badly counts as failed even when its report says otherwise.
const [folder, steps, ...badRuns] = process.argv.slice(2);
let passed = 0;
let failed = Number(steps);
let skipped = 0;
for (const name of readdirSync(folder)) {
  if (name.endsWith(".ctrf.json")) {
    const { summary } = JSON.parse(readFileSync(join(folder, name), "utf8")).results;
    passed += summary.passed;
    failed += Math.max(summary.failed, badRuns.includes(name.slice(0, -".ctrf.json".length)) ? 1 : 0);
    skipped += (summary.skipped ?? 0) + (summary.pending ?? 0);
  } else if (name.endsWith(".vitest.json")) {
    const report = JSON.parse(readFileSync(join(folder, name), "utf8"));
    passed += report.numPassedTests;
    failed += report.numFailedTests;
  }
}
if (passed === 0) failed += 1;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(failed === 0 ? 0 : 1);
