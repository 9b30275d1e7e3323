/** What of the options of a rule is weaker than before. Pure. */

/** Severity, 0 to 2, and options with all defaults. */
export interface RuleEntry {
  readonly severity: number;
  readonly options: Readonly<Record<string, unknown>>;
}

const SEVERITIES = ["off", "warn", "error"];

/** Of choices by words the weaker one. */
const WEAKER: Readonly<Record<string, string>> = { sharing: "split", only: "crash-risk" };

/** In plain words, one for each difference. */
export function loosenedRule(name: string, before: RuleEntry, after: RuleEntry): readonly string[] {
  if (after.severity < before.severity)
    return [`${name}: ${SEVERITIES[before.severity]} -> ${SEVERITIES[after.severity]}`];
  if (before.severity === 0) return [];
  return loosenedOptions(before.options, after.options).map((what) => `${name}: ${what}`);
}

function loosenedOptions(before: RuleEntry["options"], after: RuleEntry["options"]): readonly string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    if (key === "limits") return loosenedLimits(before, after);
    const was = before[key];
    const is = after[key];
    if (typeof was === "number") return isHigher(was, is) ? [`${key} ${was} -> ${shown(is)}`] : [];
    if (was === true && is !== true) return [`${key} true -> ${shown(is)}`];
    if (Array.isArray(was)) return loosenedList(key, was, is);
    return typeof is === "string" && was !== is && WEAKER[key] === is ? [`${key} ${shown(was)} -> ${is}`] : [];
  });
}

function loosenedList(key: string, was: readonly unknown[], is: unknown): readonly string[] {
  const left = Array.isArray(is) ? is : [];
  const gone = was.filter((one) => !left.includes(one));
  return gone.length === 0 ? [] : [`${key} without ${gone.map(String).join(", ")}`];
}

/** A pattern that is new is compared with what held for its modules before: the limit for all, if there is one. */
function loosenedLimits(before: RuleEntry["options"], after: RuleEntry["options"]): readonly string[] {
  const was = limitsIn(before);
  const is = limitsIn(after);
  const patterns = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return patterns.flatMap((pattern) => {
    const old = was[pattern] ?? before["max"];
    const now = is[pattern] ?? after["max"];
    const isChanged = was[pattern] !== undefined || is[pattern] !== undefined;
    return isChanged && typeof old === "number" && isHigher(old, now)
      ? [`limit of ${pattern} ${old} -> ${shown(now)}`]
      : [];
  });
}

function limitsIn({ limits }: RuleEntry["options"]): Readonly<Record<string, unknown>> {
  return (limits ?? {}) as Readonly<Record<string, unknown>>;
}

/** No limit is the highest. */
function isHigher(was: number, is: unknown): boolean {
  return typeof is === "number" ? is > was : is === undefined;
}

function shown(value: unknown): string {
  return value === undefined ? "none" : String(value);
}
