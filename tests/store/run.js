#!/usr/bin/env node
// @ts-check
/** `npm run fire -- [KILLS] [DAMAGES] [SEED]`: a store under fire; says what went wrong, and fails if anything did. */
import { damaged, killed } from "./fire.js";

const [kills = "100", damages = "500", seed = `${Date.now() % 100_000}`] = process.argv.slice(2);
const { wrong, amid } = await killed(Number(kills), Number(seed));
console.log(`${kills} kills, ${amid} of them amid a build: other findings after ${wrong.length}`);
const misled = await damaged(Number(damages), Number(seed));
console.log(`${damages} damaged stores: other findings from ${misled.length} (seed ${seed})`);
for (const line of [...wrong, ...misled].slice(0, 20)) console.error(line);
process.exitCode = wrong.length + misled.length > 0 ? 1 : 0;
