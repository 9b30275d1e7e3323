import { describe, expect, it, vi } from "vitest";
import { ResolverMissingError } from "../../src/resolve/disk-resolver.js";
import { createResolver } from "../../src/resolve/resolver.js";

describe("a machine without the native resolver", () => {
  it("is told so, and only when a resolver is made", () => {
    vi.stubEnv("NAPI_RS_NATIVE_LIBRARY_PATH", "/not/there.node");
    const inputs = {
      root: "/",
      modules: new Set<string>(),
      manifests: new Map(),
      tsconfigs: new Map(),
      pnpmPackages: new Map(),
      installed: () => undefined,
      peek: () => undefined,
      parseTsconfig: () => undefined,
      conditions: [],
    };
    expect(() => createResolver(inputs)).toThrow(ResolverMissingError);
  });
});
