import { domainMatcher } from "./domain-patterns.js";
import { isTemplate, type DomainEntry } from "./domain-settings.js";

/** A path that two entries of the setting `domains` put into different domains. */
export interface DomainOverlap {
  readonly path: string;
  /** The one that counts. */
  readonly first: string;
  readonly second: string;
}

/**
 * For each two entries that overlap the first path that both match, with different names. A name before a template is the way
 * to write an exception, and no mistake.
 */
export function domainOverlaps(entries: readonly DomainEntry[], paths: readonly string[]): readonly DomainOverlap[] {
  const matchers = entries.map((entry) => ({ find: domainMatcher(entry), isTemplate: isTemplate(entry.name) }));
  const overlaps = new Map<string, DomainOverlap>();
  for (const path of paths) {
    const matches = matchers.flatMap(({ find, ...entry }, at) => {
      const name = find(path)?.name;
      return name === undefined ? [] : [{ name, at, ...entry }];
    });
    const [first, ...others] = matches;
    for (const second of others) {
      const isException = !first!.isTemplate && second.isTemplate;
      const pair = `${first!.at} ${second.at}`;
      if (first!.name === second.name || isException || overlaps.has(pair)) continue;
      overlaps.set(pair, { path, first: first!.name, second: second.name });
    }
  }
  return [...overlaps.values()];
}
