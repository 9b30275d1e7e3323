/** Many paths as few lines: all of them, or how many lie in which folder. */

const PATHS_AT_MOST = 50;
const FOLDERS_AT_MOST = 30;

export function pathLines(paths: readonly string[]): readonly string[] {
  if (paths.length <= PATHS_AT_MOST) return paths;
  const counts = [...countsByFolder(paths)].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
  const lines = counts.slice(0, FOLDERS_AT_MOST).map(([folder, count]) => `${folder}/: ${count}`);
  const rest = counts.slice(FOLDERS_AT_MOST).reduce((sum, [, count]) => sum + count, 0);
  return rest === 0 ? lines : [...lines, `… ${rest} in ${counts.length - FOLDERS_AT_MOST} more folders …`];
}

/** By as much of the folders as does not make too many of them. */
function countsByFolder(paths: readonly string[]): ReadonlyMap<string, number> {
  const folders = paths.map((path) => path.split("/").slice(0, -1));
  const deepest = Math.max(...folders.map(({ length }) => length));
  for (let depth = deepest; depth > 1; depth--) {
    const counts = countsOf(folders, depth);
    if (counts.size <= FOLDERS_AT_MOST) return counts;
  }
  return countsOf(folders, 1);
}

function countsOf(folders: readonly (readonly string[])[], depth: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const parts of folders) {
    const folder = parts.slice(0, depth).join("/") || ".";
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return counts;
}
