import { expect, it } from "vitest";
import { endpointOf } from "../../../src/graph/services/endpoints.js";

it.each<[text: string, technology: string | undefined, key: string | undefined]>([
  ["redis://a:6379/1", "Redis", "redis://a:6379"],
  ["redis://a", "Redis", "redis://a:6379"],
  ["rediss://user:secret@A/1", "Redis", "redis://a:6379"],
  ["a", "Redis", "redis://a:6379"],
  ["localhost:6380", "Redis", "redis://127.0.0.1:6380"],
  ["user:secret@a:6379", "Redis", "redis://a:6379"],
  ["user:secret@a:6379/1", "Redis", "a:6379/1"],
  ["Server=a;Database=b;User Id=c;Password=d", undefined, "Server=a;Database=b"],
  [
    "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=secret==",
    undefined,
    "DefaultEndpointsProtocol=https;AccountName=a",
  ],
  ["", "Redis", undefined],
  ["redis://", "Redis", undefined],
])("%s is one place however it is written, without its secrets", (text, technology, key) => {
  expect(endpointOf(text, technology)?.key).toBe(key);
});

it("tells the database at an endpoint", () => {
  expect(endpointOf("postgres://a/shop?ssl=1", "PostgreSQL")).toEqual({ key: "postgres://a:5432", database: "shop" });
});
