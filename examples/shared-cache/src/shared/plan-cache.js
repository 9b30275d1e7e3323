/** The plan of each account that asked for it lately, so that a login need not read billing's database. */
export const planCache = new Map();
