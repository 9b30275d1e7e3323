/** Answers about a part of Topologies that many of them share, such as a row; they live as long as the part. */
export function remembered<Part extends object, Answer>(): Pick<WeakMap<Part, Answer>, "get" | "set"> {
  return new WeakMap<Part, Answer>();
}
