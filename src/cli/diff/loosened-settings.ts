/** What of `settings.topology` lets more pass than before. Pure. */
import { parseSettings } from "../../config/settings.js";

/** Lists of which every entry takes something from what rules look at. */
const WIDENING = ["shared", "entry", "tests"] as const;

/**
 * In plain words, one for each difference.
 * @throws SettingsError if one of them is wrong
 */
export function loosenedSettings(before: unknown, after: unknown): readonly string[] {
  const was = parseSettings(before);
  const is = parseSettings(after);
  const added = (key: string, old: readonly string[], now: readonly string[]): readonly string[] => {
    const fresh = now.filter((glob) => !old.includes(glob));
    return fresh.length === 0 ? [] : [`${key} also takes in ${fresh.join(", ")}`];
  };
  const gone = (key: string, old: readonly string[], now: readonly string[]): readonly string[] => {
    const lost = old.filter((name) => !now.includes(name));
    return lost.length === 0 ? [] : [`${key} without ${lost.join(", ")}`];
  };
  const cuts = ({ view }: typeof was): readonly string[] => view.cut.map(({ from, to }) => `${from} -> ${to}`);
  const owners = ({ view }: typeof was): readonly string[] =>
    Object.entries(view.services).map(([service, { owner }]) => `${service} of ${owner}`);
  const domains = ({ view }: typeof was): readonly string[] => view.domains?.map(({ name }) => name) ?? [];
  const isAll = was.graph.include.length === 0 && is.graph.include.length > 0;
  return [
    ...WIDENING.flatMap((key) => added(key, was.view[key], is.view[key])),
    ...added("ignore", was.graph.ignore, is.graph.ignore),
    ...(isAll ? [`include takes in ${is.graph.include.join(", ")} alone`] : []),
    ...(is.graph.include.length > 0 ? gone("include", was.graph.include, is.graph.include) : []),
    ...added("cut", cuts(was), cuts(is)),
    ...added("services", owners(was), owners(is)),
    ...gone("domains", domains(was), domains(is)),
  ];
}
