import { describe, expect, it } from "vitest";
import { fitted } from "../../src/rules/fitted.js";
import { shortenedName, shortenedPath } from "../../src/rules/shortened.js";

const PATH = "packages/server/src/core/billing/plan.service.ts";

describe("a message that is to be shown whole", () => {
  const data = (rest: number) => (length: number, isBrief: boolean) => ({
    first: shortenedPath(PATH, length),
    second: shortenedPath(PATH, length),
    rest: isBrief ? "" : "r".repeat(rest),
  });

  it("keeps its parts if there is room", () =>
    expect(fitted("{{first}} {{second}} {{rest}}", data(20))).toEqual(data(20)(60, false)));
  it("shortens them as long as they can be read", () =>
    expect(fitted("{{first}} {{second}} {{rest}}", data(170)).first).toBe("…/src/core/billing/plan.service.ts"));
  it("is brief rather than shorten them more", () =>
    expect(fitted("{{first}} {{second}} {{rest}}", data(210))).toEqual(data(210)(60, true)));
  it("shortens them still if brief is not enough", () =>
    expect(fitted(`{{first}} {{second}} ${"t".repeat(210)}`, data(0)).first).toBe("…an.service.ts"));
});

describe("a name that is too long", () => {
  it("ends with its last member", () =>
    expect(shortenedName("AuthService.instance._authenticated", 26)).toBe("AuthServic…._authenticated"));
  it("is its last member if no beginning fits", () =>
    expect(shortenedName("QueueName.NOTIFICATION_QUEUE", 22)).toBe("…NOTIFICATION_QUEUE"));
  it("begins with its beginning if the last one alone is too long", () =>
    expect(shortenedName("AuthService.isAuthenticatedByAnything", 20)).toBe("AuthService.isAuthe…"));
  it("begins with its beginning if it has no members", () =>
    expect(shortenedName("isAuthenticatedByAnything", 20)).toBe("isAuthenticatedByAn…"));
  it("is whole if it fits", () => expect(shortenedName("Auth.one", 20)).toBe("Auth.one"));
});
