/**
 * An object whose properties are computed when they are first asked for, and then are plain ones. They are enumerable from the
 * start, so that a copy or JSON of it asks for all.
 */
export function lazily<Whole extends object>(parts: { readonly [Name in keyof Whole]: () => Whole[Name] }): Whole {
  const whole = {} as Whole;
  for (const name of Object.keys(parts) as (keyof Whole & string)[]) {
    Object.defineProperty(whole, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = parts[name]();
        Object.defineProperty(whole, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return whole;
}
