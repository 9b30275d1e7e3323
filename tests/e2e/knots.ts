/** Rings of three modules, each with one chord: a project of `count` knots and four findings in each. */
export function knots(count: number): Record<string, string> {
  const files = Array.from({ length: count }, (_, knot) => [
    [`src/${knot}/a.js`, `import "./b.js";\nimport "./c.js";`],
    [`src/${knot}/b.js`, `import "./c.js";`],
    [`src/${knot}/c.js`, `import "./a.js";`],
  ]);
  return Object.fromEntries(files.flat()) as Record<string, string>;
}
