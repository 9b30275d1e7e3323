import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Version of this package, which is asked for by its name as its modules lie elsewhere once they are bundled. */
export const PLUGIN_VERSION = (require("eslint-plugin-topology/package.json") as { readonly version: string }).version;

/** What the stored answers come from. */
export interface Versions {
  readonly plugin: string;
  readonly parser: string;
  readonly scopes: string;
  readonly resolver: string;
}

/** Versions as installed; `missing` for a package that is not there. */
export function readVersions(): Versions {
  return {
    plugin: PLUGIN_VERSION,
    parser: `oxc-parser@${versionOf("oxc-parser/package.json")}`,
    scopes: `scope-manager@${versionOf("@typescript-eslint/scope-manager/package.json")}`,
    resolver: versionOf("oxc-resolver/package.json"),
  };
}

function versionOf(manifest: string): string {
  try {
    return (require(manifest) as { readonly version: string }).version;
  } catch {
    return "missing";
  }
}
