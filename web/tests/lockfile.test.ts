import { describe, expect, it } from "vitest";
import lock from "../package-lock.json?raw";

describe("the lock file", () => {
  it("names no registry host", () => {
    expect(lock).not.toContain('"resolved"');
  });
});
