/** `1 module`, `2 modules`, in messages of rules as in answers of commands. */
export function counted(count: number, noun: string, nouns?: string): string {
  return `${count} ${nounFor(count, noun, nouns)}`;
}

/** The noun alone, for who writes numbers in a way of its own. */
export function nounFor(count: number, noun: string, nouns = `${noun}s`): string {
  return count === 1 ? noun : nouns;
}
