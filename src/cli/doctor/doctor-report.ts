/** What the command `doctor` says, for people and for programs. */
import { nounFor } from "../../words/counted.js";
import { domainOriginText } from "../domain-origin-text.js";
import type { Terminal } from "../terminal.js";
import { unresolvedLines } from "../unresolved-lines.js";
import type { Diagnosis } from "./diagnosis.js";

export type DoctorFormat = keyof typeof DOCTOR_FORMATS;

export const DOCTOR_FORMATS = { text: asText, json: asJson } as const;

const LISTED_AT_MOST = 20;
const TSCONFIGS_AT_MOST = 10;
/** Of those that fail alike. */
const FAILED_AT_MOST = 3;

/** What depends on the machine comes last. */
function asText(found: Diagnosis, { paint }: Pick<Terminal, "paint">): string {
  const sections: (readonly [title: string, lines: readonly string[]])[] = [
    ["Root", [found.root.path, found.root.why]],
    ["Settings", settingsLines(found)],
    ["Domains", domainLines(found)],
    ["Graph", graphLines(found)],
    ["tsconfig", tsconfigLines(found)],
    ["Idle rules", idleLines(found)],
    ["To look at", found.lookAt.length === 0 ? ["nothing"] : cutShort(found.lookAt)],
    ["Store", storeLines(found)],
    ["This look", lookLines(found)],
    ["Versions", Object.entries(found.versions).map(([name, version]) => `${name} ${version}`)],
  ];
  return sections
    .map(([title, lines]) => `${[paint("bold", title), ...lines.map((line) => `  ${line}`)].join("\n")}\n`)
    .join("\n");
}

function asJson(found: Diagnosis): string {
  return `${JSON.stringify({ version: 1, ...found }, undefined, 2)}\n`;
}

function cutShort(lines: readonly string[], atMost = LISTED_AT_MOST): readonly string[] {
  return lines.length <= atMost ? lines : [...lines.slice(0, atMost), `… ${lines.length - atMost} more …`];
}

function settingsLines({ settings }: Diagnosis): readonly string[] {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  if (given.length === 0) return ["all as they are by default: settings.topology is not set"];
  return [...given.map(([key, value]) => `${key}: ${JSON.stringify(value)}`), "the others as they are by default"];
}

function domainLines({ domains: { found, shared, none } }: Diagnosis): readonly string[] {
  const rest = `${grouped(shared, "module")} in the shared kernel, ${number(none)} in no domain`;
  if (found.length === 0) return [`none: the settings name none, and the layout tells none`, rest];
  return [
    ...cutShort(
      found.map((origin) => `${origin.name}: ${grouped(origin.modules, "module")}, ${domainOriginText(origin)}`),
    ),
    rest,
  ];
}

function graphLines({
  modules,
  edges,
  unresolved,
  unparsed,
  manifests,
  packages,
  unfoundPackages,
}: Diagnosis): readonly string[] {
  return [
    `${grouped(modules.all, "module")}, ${modules.tests} of them tests${modules.leaves === 0 ? "" : `, ${modules.leaves} known by name only (generated, or in another language)`}`,
    `${number(edges.eager)} imports that run while a module loads, ${number(edges.deferred)} that run later, ${number(edges.erased)} that the compiler drops, ${number(edges.test)} of tests`,
    ...(packages === 0 ? [] : [`${grouped(packages, "package")} of a workspace`]),
    unresolved.imports === 0
      ? "every import of an own module leads to one"
      : unresolved.imports === 1
        ? "1 import of an own module leads nowhere:"
        : `${number(unresolved.imports)} imports of own modules lead nowhere:`,
    ...unresolvedLines(unresolved.top).map((line) => `  ${line}`),
    ...unfoundPackages.map(
      ({ name, folder, imports }) =>
        `the sources of ${name} (${folder}) are not found by ${grouped(imports, "import")}`,
    ),
    unparsed.length === 0 ? "every file parses" : `${grouped(unparsed.length, "file")} not parsed to the end:`,
    ...cutShort(unparsed.map(({ id, line, message }) => `  ${id}:${line} ${message}`)),
    ...manifests.map(({ id, message }) => `${id} is not read: ${message}`),
  ];
}

function tsconfigLines({ tsconfigs: { used, failed } }: Diagnosis): readonly string[] {
  if (used.length === 0 && failed.length === 0) return ["none"];
  const byMessage = new Map<string, (typeof failed)[number][]>();
  for (const one of failed) byMessage.set(one.message, [...(byMessage.get(one.message) ?? []), one]);
  return [
    ...cutShort(
      used.map(({ id, modules }) => `in ${id}: the nearest of ${grouped(modules, "module")}`),
      TSCONFIGS_AT_MOST,
    ),
    ...[...byMessage].flatMap(([message, own]) => [
      `${own.length === 1 ? "one fails" : `${own.length} fail`}: ${message}`,
      ...cutShort(
        own.map(
          ({ id, modules }) => `  ${id}: ${grouped(modules, "module")} ${modules === 1 ? "is" : "are"} read without it`,
        ),
        FAILED_AT_MOST,
      ),
    ]),
  ];
}

function idleLines({ rules }: Diagnosis): readonly string[] {
  const idle = rules.filter((rule) => rule.idle !== undefined);
  return idle.length === 0 ? ["none"] : idle.map(({ rule, idle: why }) => `${rule}: ${why}`);
}

function storeLines({ store, look }: Diagnosis): readonly string[] {
  if (store === undefined || store === "off") return ["none, as settings.topology.cache is false"];
  const files = store.files.map(
    ({ name, bytes, is }) =>
      `${name}: ${is === "missing" ? "missing" : `${Math.ceil(bytes / 1024).toLocaleString("en")} KB, ${is}`}`,
  );
  const isThere = store.files.some(({ is }) => is !== "missing");
  return [store.folder, ...(isThere ? files : ["nothing was there before this run"]), freshText(look)];
}

function freshText({ is, read, parsed }: Diagnosis["look"]): string {
  if (is === "cold") return "so all texts were read and parsed";
  if (read === 0) return "fresh: no text was read again";
  return `not fresh: ${grouped(read, "text")} had changed or had no stamp that holds, and ${parsed} of them were parsed`;
}

function lookLines({ look: { is, read, parsed, ms } }: Diagnosis): readonly string[] {
  const all = Object.values(ms).reduce((sum, each) => sum + each, 0);
  return [
    `${is}: ${number(all)} ms, ${grouped(read, "text")} read, ${number(parsed)} parsed`,
    Object.entries(ms)
      .map(([phase, spent]) => `${phase} ${number(spent)} ms`)
      .join(", "),
  ];
}

/** Projects are large. */
function grouped(count: number, noun: string): string {
  return `${number(count)} ${nounFor(count, noun)}`;
}

function number(value: number): string {
  return value.toLocaleString("en");
}
