/** How a domain came about, in words that follow its name. */
import { dirname } from "node:path/posix";
import type { DomainOrigin } from "../config/domain-origins.js";

export function domainOriginText({ from, at }: DomainOrigin): string {
  const [where] = at;
  switch (from) {
    case "settings":
      return `${at.join(", ")} (settings)`;
    case "package":
      return `${where} (guessed: a package of the workspace)`;
    case "module files":
      return `${where} (guessed: it holds a *.module.ts)`;
    default: {
      const layout = dirname(where!).split("/").slice(-2).join("/");
      return `${where} (guessed: a folder in ${layout})`;
    }
  }
}
