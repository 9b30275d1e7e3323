/**
 * What a file name's extension says: which files a path may mean, in order of preference, and what is no source at all.
 *
 * Sources come before declarations, because the graph is about what runs: `b.ts`, then `b.js`, then `b.d.ts`.
 */

/** Tried, in this order, behind a path that names no file. */
export const APPENDED_EXTENSIONS: readonly string[] = [
  ".ts",
  ".tsx",
  ".mts",
  ".cts",
  ".js",
  ".jsx",
  ".mjs",
  ".cjs",
  ".d.ts",
  ".d.mts",
  ".d.cts",
];

/** What a written extension may stand for, in this order: TypeScript is imported under the name of its output. */
export const EXTENSION_ALIASES: ReadonlyMap<string, readonly string[]> = new Map([
  [".js", [".ts", ".tsx", ".js", ".jsx", ".d.ts"]],
  [".jsx", [".tsx", ".ts", ".jsx", ".d.ts"]],
  [".mjs", [".mts", ".mjs", ".d.mts"]],
  [".cjs", [".cts", ".cjs", ".d.cts"]],
]);

const SCRIPT = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const COMPONENT = /\.(?:vue|svelte|astro|mdx)$/;
const STYLES = "css|scss|sass|less|styl|stylus|pcss|postcss|sss";
const TEXTS = "json5?|jsonc|ya?ml|toml|xml|csv|tsv|txt|md|html?|ejs|hbs|njk|pug|liquid|po|ftl|webmanifest|map|snap";
const MEDIA =
  "svg|png|jpe?g|gif|webp|avif|ico|bmp|tiff?|mp[34]|webm|og[gv]|wav|flac|pdf|zip|lottie|fbx|gltf|glb|obj|hdr";
const FONTS = "woff2?|ttf|otf|eot";
const OTHER_CODE = "wasm|node|bin|glsl|vert|frag|wgsl|graphqls?|gql|proto|prisma|sql";
const ASSET = new RegExp(`\\.(?:${[STYLES, TEXTS, MEDIA, FONTS, OTHER_CODE].join("|")})$`, "i");

/** JavaScript or TypeScript, declarations included. */
export function isScript(path: string): boolean {
  return SCRIPT.test(path);
}

/** Source that other compilers read: part of the project, known by name only. */
export function isComponent(path: string): boolean {
  return COMPONENT.test(path);
}

/** Names a file that is known not to be code, so that its absence is nobody's missing edge. */
export function isAsset(path: string): boolean {
  return ASSET.test(path);
}

/** Extension from the last dot of the last part, dot included; empty for none and for `.hidden`. */
export function extensionOf(path: string): string {
  const dot = path.lastIndexOf(".");
  return dot > path.lastIndexOf("/") + 1 ? path.slice(dot) : "";
}

/** `path` without a script extension, `.d.ts` and its kin being one extension. */
export function withoutScriptExtension(path: string): string {
  return path.replace(/\.d\.[cm]?ts$/, "").replace(SCRIPT, "");
}
