/**
 * Why the writes to a state do no harm to whoever else uses it, if one reason fits all of them.
 *
 * Only what happens after loading is looked at, and one text; what is in doubt is not harmless. Each reason has a file of
 * its own, which says what fits it. An object whose members are written one by one is looked at member by member: then
 * each needs a reason, and the first is named. O(mentions of the state and the functions around them).
 */

import { unwrapped } from "../static-syntax.js";
import { type Evidence, evidenceOf } from "./harmless/evidence.js";
import type { HarmlessContext } from "./harmless/context.js";
import { isContextFirst } from "./harmless/context-first.js";
import { isCounter } from "./harmless/counter.js";
import { isFlag } from "./harmless/flag.js";
import { namesAround } from "./harmless/function-names.js";
import { isHandle } from "./harmless/handle.js";
import { isListeners } from "./harmless/listeners.js";
import { isLock } from "./harmless/lock.js";
import { isLogger } from "./harmless/logger.js";
import { madeOnce } from "./harmless/made-once.js";
import { isRegistry } from "./harmless/registry.js";
import { isRestored } from "./harmless/restored.js";
import { isScratch } from "./harmless/scratch.js";
import { isSetOnce } from "./harmless/set-once.js";
import { isForTeardown } from "./harmless/teardown.js";
import { isUnboundMethod } from "./harmless/unbound-method.js";
import { singletonOf } from "./harmless/process-singleton.js";
import type { Harmless } from "./state-facts.js";
import type { Holder } from "./state-holders.js";

export function harmlessState(holder: Holder, context: HarmlessContext): Harmless | undefined {
  return reasonFor(holder, context) ?? (isNamedEverywhere(holder) ? undefined : reasonByMember(holder, context));
}

/** Mentions are compared with one another, and only generated code has so many of one state. */
function isNamedEverywhere({ mentions }: Holder): boolean {
  return mentions.length > 200;
}

/** From what is told by the declaration to what takes the most looking. */
function reasonFor(holder: Holder, context: HarmlessContext): Harmless | undefined {
  const evidence = evidenceOf(holder, context);
  if (isForTestsOnly(evidence)) return "test only";
  if (isWeak(evidence)) return "weak";
  if (isNamedEverywhere(holder)) return undefined;
  if (isLogger(evidence)) return "logger";
  if (isHandle(evidence)) return "handle";
  if (isContextFirst(evidence)) return "context first";
  if (isLock(evidence)) return "lock";
  if (isFlag(evidence)) return "flag";
  if (isUnboundMethod(evidence)) return "lazy";
  if (isRestored(evidence)) return "restored";
  return singletonOf(evidence) ?? madeOnce(evidence) ?? (isSetOnce(evidence) ? "set once" : byUse(evidence));
}

function isForTestsOnly({ giving, emptying, isWrittenForTests }: Evidence): boolean {
  if (giving.length > 0 || (emptying.length === 0 && !isWrittenForTests)) return false;
  return emptying.every(({ mention }) => namesAround(mention.place).some((name) => /^[_#]*reset(?![a-z])/.test(name)));
}

function byUse(evidence: Evidence): Harmless | undefined {
  if (isCounter(evidence)) return "counter";
  if (isListeners(evidence)) return "listeners";
  if (isRegistry(evidence)) return "registry";
  if (isScratch(evidence)) return "scratch";
  return isForTeardown(evidence) ? "teardown" : undefined;
}

function isWeak({ holder: { kind, init }, giving }: Evidence): boolean {
  const made = init && unwrapped(init);
  const name = made?.type === "NewExpression" && made.callee.type === "Identifier" ? made.callee.name : "";
  const isOne = kind === "weak map" || kind === "weak set" || name === "WeakMap" || name === "WeakSet";
  return isOne && giving.every(({ write }) => write.by === "method");
}

function reasonByMember(holder: Holder, context: HarmlessContext): Harmless | undefined {
  const members = new Set<string>();
  for (const { write, isLoadingOnly } of holder.mentions) {
    if (write === undefined || isLoadingOnly) continue;
    if (write.member === undefined || write.member === "*") return undefined;
    members.add(write.member);
  }
  if (members.size < 2) return undefined;
  const reasons = [...members].map((member) => {
    const mentions = holder.mentions.filter(({ write }) => write === undefined || write.member === member);
    return reasonFor({ ...holder, mentions }, context);
  });
  return reasons.includes(undefined) ? undefined : reasons[0];
}
