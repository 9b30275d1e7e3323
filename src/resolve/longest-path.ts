/** Longer than any file system takes: what a path of more characters names is not there, and is looked for nowhere. */
export const LONGEST_PATH = 4096;
