/** The tables of docs/hosts-tested.md, from the cases and the hosts. */
import { CASES } from "./cases.js";
import { eslint10Files, eslint10Text, eslint9Files, eslint9Text } from "./eslint-class.js";
import { eslintD } from "./eslint-d.js";
import { eslintMcp } from "./eslint-mcp.js";
import { BOUNDS, type HostCase } from "./host-case.js";
import type { Host } from "./host.js";
import { notApplicable } from "./matrix.js";
import { oxlint } from "./oxlint.js";
import { vscode } from "./vscode.js";

export const HOSTS: readonly Host[] = [
  eslint10Text,
  eslint10Files,
  eslint9Text,
  eslint9Files,
  vscode,
  oxlint,
  eslintD,
  eslintMcp,
];

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map(row).join("");

/** Host to the command that plays its column. */
export function commandsTable(): string {
  const commandOf = ({ test }: Host): string =>
    test.endsWith(".extra.ts") ? `npm run hosts -- ${test}` : `npx vitest run tests/hosts/${test}`;
  return table(
    ["Host", "Proved by"],
    HOSTS.map((host) => [host.name, `\`${commandOf(host)}\``]),
  );
}

/** Case by host, with the bound of its slowest step. */
export function casesTable(): string {
  const cellOf = (host: Host, one: HostCase): string => (notApplicable(host, one) === undefined ? "yes" : "n/a");
  return table(
    ["", "What happens", "Seen", ...HOSTS.map(({ name }) => name)],
    CASES.map((one) => [one.id, one.title, boundsOf(one), ...HOSTS.map((host) => cellOf(host, one))]),
  );
}

/** Host and reason of each n/a. */
export function reasons(): readonly string[] {
  return HOSTS.flatMap(({ name, withoutBuffers }) =>
    withoutBuffers === undefined ? [] : [`${name}: ${withoutBuffers}`],
  );
}

function boundsOf({ steps }: HostCase): string {
  const bounds = new Set(steps.map(({ by }) => by));
  const slowest = (["typing", "idle", "atOnce"] as const).find((by) => bounds.has(by)) ?? "atOnce";
  return BOUNDS[slowest];
}
