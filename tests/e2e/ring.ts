/** Projects of one large component, made by a formula so that the number of their findings is known. */

/**
 * Modules `src/0.js`, `src/1.js` …, each importing the next `steps` ones around the ring: `length * steps` edges, all of
 * them in cycles.
 */
export function ring(length: number, steps: number): Record<string, string> {
  const textOf = (index: number): string => {
    const imports = Array.from({ length: steps }, (_, step) => {
      const next = (index + step + 1) % length;
      return `import { n${next} } from "./${next}.js";`;
    });
    return [...imports, `export const n${index} = () => 0;`].join("\n");
  };
  return Object.fromEntries(Array.from({ length }, (_, index) => [`src/${index}.js`, textOf(index)]));
}
