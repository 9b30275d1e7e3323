export const DIST: string;

/** Findings of the rules, each as text, in order, as a new process would come to them with this store. */
export function findingsIn(root: string, cache: string | boolean, dist?: string): Promise<string[]>;
