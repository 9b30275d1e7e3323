/** All that a text does with imported names, in source order, each chain once, with the places where it does it. O(origins log origins). */

import type { CallerValues } from "./caller-values.js";
import { calledAt } from "../called-at.js";
import { type ImportedName, type ImportedObject, importTouch, isHandedOn } from "./import-touches.js";
import { isConstantCall } from "./request-routines.js";
import type { LocalPath } from "./local-paths.js";
import type { ImportTouch } from "./state-facts.js";
import type { Place } from "../syntax-walk.js";
import type { Origin } from "./value-origins.js";

export interface TextTouchesInput {
  readonly origins: readonly Origin[];
  readonly names: ReadonlyMap<string, ImportedName>;
  readonly objects: readonly ImportedObject[];
  readonly values: CallerValues;
  readonly isLoadingOnly: (place: Place) => boolean;
  readonly lineAt: (offset: number) => number;
}

export interface TextTouches {
  readonly list: readonly ImportTouch[];
  readonly places: readonly { readonly place: Place; readonly touch: number }[];
}

export function textTouches({ origins, names, objects, values, isLoadingOnly, lineAt }: TextTouchesInput): TextTouches {
  const list: ImportTouch[] = [];
  const indices = new Map<string, number>();
  const places: { place: Place; touch: number }[] = [];
  for (const origin of origins.toSorted((a, b) => a.places[0]!.node.start - b.places[0]!.node.start)) {
    const place = origin.places[0]!;
    const touch = importTouch(origin, names, objects);
    if (touch === undefined) continue;
    const isLater = !isLoadingOnly(place);
    if (!isLater && (touch.changes !== undefined || !isKeptByAnother(touch.path, origin))) continue;
    const isConstant = isLater && isConstantCall(origin, values);
    const mark = { ...(!isLater && ({ handed: true } as const)), ...(isConstant && ({ constant: true } as const)) };
    const found = { ...touch, ...mark };
    const key = JSON.stringify(found);
    const index = indices.get(key) ?? list.push({ ...found, line: lineAt(place.node.start) }) - 1;
    indices.set(key, index);
    places.push({ place, touch: index });
  }
  return { list, places };
}

/** Whether something is handed on that may be called later, and not once as the program starts. */
function isKeptByAnother(path: LocalPath, origin: Origin): boolean {
  return isHandedOn(path, origin) && calledAt(origin.places.at(-1)!) === undefined;
}
