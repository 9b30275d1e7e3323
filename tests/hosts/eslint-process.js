// @ts-check
/** The process of tests/hosts/eslint-class.ts: answers each message with the findings of one file. */
const [eslint = "", method] = process.argv.slice(2);
/** @type {{ ESLint: typeof import("eslint").ESLint }} */
const { ESLint } = await import(eslint);

process.on("message", async (/** @type {{ id: number, root: string, path: string, text: string }} */ asked) => {
  const { id, root, path, text } = asked;
  try {
    const host = new ESLint({ cwd: root });
    const [result] = await (method === "lintText" ? host.lintText(text, { filePath: path }) : host.lintFiles([path]));
    const findings = result?.messages.map(({ line, ruleId, message }) => ({ line, rule: String(ruleId), message }));
    process.send?.({ id, findings });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
});
process.on("disconnect", () => process.exit());
