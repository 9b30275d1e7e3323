import type { FindingIdentity } from "../../config/baseline.js";
import { renamedName, type Renames } from "../git/renames.js";

/**
 * A finding as if its modules and domains had always had their new names. Of a specifier, which is as somebody wrote it, nobody knows
 * what it would be.
 * @param domains new names by those before; without them none has another
 */
export function renamedFinding<Finding extends FindingIdentity>(
  finding: Finding,
  renames: Renames,
  domains: ReadonlyMap<string, string> = new Map(),
): Finding {
  const path = (id: string): string => renames.get(id) ?? id;
  const module = path(finding.module);
  if ("imports" in finding) return { ...finding, module, imports: path(finding.imports) };
  if ("state" in finding) return { ...finding, module, state: renamedName(finding.state, renames) };
  if ("service" in finding)
    return { ...finding, module, service: inDomain(renamedName(finding.service, renames), domains) };
  return { ...finding, module };
}

/** `REDIS_URL in billing` after a change. */
function inDomain(service: string, domains: ReadonlyMap<string, string>): string {
  const moved = [...domains].find(([before]) => service.endsWith(` in ${before}`));
  return moved === undefined ? service : service.slice(0, -moved[0].length) + moved[1];
}
