import { describe, expect, it, vi } from "vitest";
import { onDisk } from "../on-disk.js";
import { projectOf } from "../topology-of.js";

describe("a project on a machine without the native packages", () => {
  it("is opened once, and says so in each of its modules", () => {
    vi.stubEnv("NAPI_RS_NATIVE_LIBRARY_PATH", "/not/there.node");
    const project = projectOf(onDisk({ "package.json": {}, "a.ts": `import "./b";`, "b.ts": "" }));
    const look = vi.spyOn(project, "look");
    for (const file of ["a.ts", "b.ts", "a.ts"]) {
      expect(project.seenFrom(file, "")?.topology.health.notes).toEqual([expect.stringContaining("cannot be loaded")]);
    }
    expect(look).toHaveBeenCalledTimes(1);
    expect(project.seenFrom("style.css", "")).toBeUndefined();
  });
});
