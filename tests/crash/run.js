#!/usr/bin/env node
// @ts-check
/** `npm run crash -- [PROJECTS] [FIRST SEED]`: the confusion table of crash risks, as Markdown. */
import { confusion } from "./confusion.js";

const [count = "1000", first = "1"] = process.argv.slice(2);
const { failsAndSaid, failsUnsaid, saidInVain, neither } = confusion(Number(first), Number(count));
console.log("| of the uses | called a crash risk | not called one |");
console.log("| --- | --- | --- |");
console.log(`| that fail from some entry | ${failsAndSaid} | ${failsUnsaid.length} |`);
console.log(`| that never fail | ${saidInVain.length} | ${neither} |`);
for (const use of failsUnsaid.slice(0, 20)) console.error(`fails, not said: ${use}`);
for (const use of saidInVain.slice(0, 20)) console.error(`said in vain: ${use}`);
process.exitCode = failsUnsaid.length + saidInVain.length > 0 ? 1 : 0;
