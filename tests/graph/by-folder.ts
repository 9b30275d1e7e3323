import { nodeDomains, type NodeDomains } from "../../src/graph/node-domains.js";
import type { Topology } from "../../src/graph/topology.js";

/** The domains of a drawing: the folder is the domain; `shared` is shared, and what lies in no folder is in no domain. */
export function byFolder({ modules }: Topology): NodeDomains {
  return nodeDomains(modules, (id) => {
    const [name, file] = id.split("/");
    return file === undefined ? undefined : name === "shared" ? "shared" : { name: name! };
  });
}
