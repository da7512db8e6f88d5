// Prints what a newcomer needs to play with the demo, from var/demo/demo.json.
import { readFileSync } from "node:fs";
import { relative } from "node:path";

const [file, root] = process.argv.slice(2);
const demo = JSON.parse(readFileSync(file, "utf8"));
const isOneKey = demo.keys.every((key) => key.authKey === key.signKey);
const roleOf = (key) => (demo.staff ?? []).find((one) => one.iin === key.iin)?.role;
const near = (path) => relative(process.cwd(), path) || path;

const linesOf = (key) => [
  `    ${key.iin}  ${key.name}${roleOf(key) ? `, ${roleOf(key).toLowerCase()}` : ""}  password ${key.password}`,
  `      ${near(key.authKey)}`,
  ...(isOneKey ? [] : [`      ${near(key.signKey)}`]),
];

const lines = [
  "",
  `  Portal   ${demo.portal}`,
  `  Agent    ${demo.agent}`,
  `  Letters  ${near(demo.mail)}/*.eml`,
  `  CA       ${near(demo.ca.root)}  ${near(demo.ca.issuing)}`,
  "",
  isOneKey ? "  Invented citizens (one key to log in and to sign with):" : "  Invented citizens (log in with AUTH_RSA256…, sign with RSA256…):",
  ...demo.keys.filter((key) => !roleOf(key)).flatMap(linesOf),
  "",
  `  Invented staff (they work at ${demo.portal}/console):`,
  ...demo.keys.filter(roleOf).flatMap(linesOf),
  "",
  "  Ctrl-C stops; ./run starts again with everything kept; ./run --reset begins anew.",
  "",
];
console.log(lines.join("\n"));
