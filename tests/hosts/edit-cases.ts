/** The cases in which the texts of files change: saved, typed, abandoned, broken. */
import { A, CLOSING, OPEN, NONE, THROUGH_A, THROUGH_B, cycle, type HostCase } from "./host-case.js";

export const EDIT_CASES: readonly HostCase[] = [
  {
    id: "T0",
    title: "a cycle is there",
    files: { "src/a.js": A, "src/b.js": CLOSING },
    finds: { "src/a.js": THROUGH_B, "src/b.js": THROUGH_A },
    steps: [],
  },
  {
    id: "T1, T2",
    title: "another file is saved with the edge that closes a cycle, and without it again",
    files: { "src/a.js": A, "src/b.js": OPEN },
    finds: { "src/a.js": NONE },
    steps: [
      {
        does: "b is saved with the edge",
        act: (project) => project.write({ "src/b.js": CLOSING }),
        by: "idle",
        finds: { "src/a.js": THROUGH_B },
      },
      {
        does: "b is saved without it",
        act: (project) => project.write({ "src/b.js": OPEN }),
        by: "idle",
        finds: { "src/a.js": NONE },
      },
    ],
  },
  {
    id: "T1, T2",
    title: "the same, while the linted file is being typed",
    files: { "src/a.js": A, "src/b.js": OPEN },
    types: true,
    finds: { "src/a.js": NONE },
    steps: [
      {
        does: "a is being typed, and b is saved with the edge",
        act(project) {
          project.type("src/a.js", `// more\n${A}`);
          project.write({ "src/b.js": CLOSING });
        },
        by: "typing",
        finds: { "src/a.js": cycle(2, "src/b.js:1") },
      },
      {
        does: "b is saved without it",
        act: (project) => project.write({ "src/b.js": OPEN }),
        by: "typing",
        finds: { "src/a.js": NONE },
      },
    ],
  },
  {
    id: "T1, T2",
    title: "the same, with the linted file saved too",
    files: { "src/a.js": A, "src/b.js": OPEN },
    finds: { "src/a.js": NONE },
    steps: [
      {
        does: "both are saved",
        act: (project) => project.write({ "src/b.js": CLOSING, "src/a.js": `// more\n${A}` }),
        by: "atOnce",
        finds: { "src/a.js": cycle(2, "src/b.js:1") },
      },
      {
        does: "both are saved as they were",
        act: (project) => project.write({ "src/b.js": OPEN, "src/a.js": A }),
        by: "atOnce",
        finds: { "src/a.js": NONE },
      },
    ],
  },
  {
    id: "T3",
    title: "an unsaved buffer counts for its own file only",
    files: { "src/a.js": A, "src/b.js": OPEN },
    types: true,
    finds: { "src/a.js": NONE, "src/b.js": NONE },
    steps: [
      {
        does: "the edge is typed into b",
        act(project) {
          project.type("src/b.js", CLOSING);
        },
        by: "atOnce",
        finds: { "src/b.js": THROUGH_A, "src/a.js": NONE },
      },
      {
        does: "nothing is done for a second",
        act: () => undefined,
        finds: { "src/a.js": NONE, "src/b.js": THROUGH_A },
      },
      {
        does: "b is saved",
        act: (project) => project.save("src/b.js"),
        by: "atOnce",
        finds: { "src/b.js": THROUGH_A, "src/a.js": THROUGH_B },
      },
    ],
  },
  {
    id: "T4",
    title: "a buffer that is closed unsaved leaves no trace",
    files: { "src/a.js": A, "src/b.js": OPEN },
    types: true,
    finds: { "src/a.js": NONE },
    steps: [
      {
        does: "the edge is typed into b",
        act(project) {
          project.type("src/b.js", CLOSING);
        },
        by: "atOnce",
        finds: { "src/b.js": THROUGH_A },
      },
      {
        does: "b is closed unsaved",
        act: (project) => project.close("src/b.js"),
        by: "atOnce",
        finds: { "src/a.js": NONE, "src/b.js": NONE },
      },
      {
        does: "nothing is done for a second",
        act: () => undefined,
        finds: { "src/a.js": NONE, "src/b.js": NONE },
      },
    ],
  },
  {
    id: "T5",
    title: "another file gets a syntax error on disk, and is mended",
    files: { "src/a.js": A, "src/b.js": CLOSING },
    finds: { "src/a.js": THROUGH_B },
    steps: [
      {
        does: "b is saved with an error below its import, which counts still",
        act: (project) => project.write({ "src/b.js": `${CLOSING}\nconst = ;` }),
        by: "idle",
        finds: { "src/a.js": THROUGH_B },
      },
      {
        does: "b is saved with an error above its import, which is not read any more",
        act: (project) => project.write({ "src/b.js": `const = ;\n${CLOSING}` }),
        by: "idle",
        finds: { "src/a.js": NONE },
      },
      {
        does: "b is mended",
        act: (project) => project.write({ "src/b.js": CLOSING }),
        by: "idle",
        finds: { "src/a.js": THROUGH_B },
      },
      {
        does: "b is saved without the edge",
        act: (project) => project.write({ "src/b.js": OPEN }),
        by: "idle",
        finds: { "src/a.js": NONE },
      },
    ],
  },
];
