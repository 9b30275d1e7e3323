/**
 * `import T = N.T`: a name for a part of another, of which the emit leaves as much as the name itself is used.
 */

import type { Node } from "oxc-parser";
import type { Place } from "./syntax-walk.js";

type Alias = Extract<Node, { type: "TSImportEqualsDeclaration" }>;

/** The statement that an identifier is given another name in. */
export function aliasAt(place: Place): { readonly node: Alias; readonly isExported: boolean } | undefined {
  let at = place;
  while (at.parent?.node.type === "TSQualifiedName" && at.parent.node.left === at.node) at = at.parent;
  const statement = at.parent?.node;
  if (statement?.type !== "TSImportEqualsDeclaration" || statement.moduleReference !== at.node) return undefined;
  return { node: statement, isExported: at.parent?.parent?.node.type === "ExportNamedDeclaration" };
}
