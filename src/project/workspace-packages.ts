import { workspaceMembers, workspacesOf } from "../config/workspace-patterns.js";
import type { ConfigFiles } from "./config-files.js";

/** Folders of the packages of a workspace at the root, ascending; packages of a workspace inside it are none of them. */
export function workspacePackages({ manifests, pnpmPackages }: ConfigFiles): readonly string[] {
  const isMember = workspaceMembers([...(workspacesOf(manifests.get("")) ?? []), ...(pnpmPackages.get("") ?? [])]);
  return [...manifests.keys()].filter(isMember).sort();
}
