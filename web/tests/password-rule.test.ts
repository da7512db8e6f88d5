// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keptParts, startPasswordRule, strengthOf } from "../src/password-rule";

describe("the rule of passwords", () => {
  it.each([
    ["", ["characters"]],
    ["abc", ["characters", "lower"]],
    ["Abc1", ["characters", "lower", "upper", "digit"]],
    ["Demo2027", ["length", "characters", "lower", "upper", "digit"]],
    ["Пароль2027Aa", ["length", "lower", "upper", "digit"]],
    ["A1" + "a".repeat(31), ["characters", "lower", "upper", "digit"]],
  ])("%s keeps %j", (password, kept) => {
    expect(Object.entries(keptParts(password)).filter(([, is]) => is).map(([part]) => part)).toEqual(kept);
  });

  it.each([
    ["Demo", "weak"],
    ["Demo2027", "fair"],
    ["Demo2027demo", "fair"],
    ["Aa1aaaaaaaaaaaaa", "fair"],
    ["Kulan-Sokpak-2027", "strong"],
  ])("%s is %s", (password, strength) => expect(strengthOf(password)).toBe(strength));
});

describe("the hint in the window", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    document.body.innerHTML = `
      <input id="password" type="password">
      <div data-rule-for="password" data-kept="done" data-broken="not yet" hidden>
        <ul><li data-rule="length">6-32<span></span></li><li data-rule="digit">0-9<span></span></li><li data-rule="characters">Latin<span></span></li></ul>
        <p role="status" data-weak="weak" data-fair="fair" data-strong="strong"></p></div>`;
    startPasswordRule(document.querySelector<HTMLElement>("[data-rule-for]")!);
  });

  afterEach(() => vi.useRealTimers());

  const type = (text: string) => {
    const field = document.querySelector<HTMLInputElement>("#password")!;
    field.value = text;
    field.dispatchEvent(new Event("input"));
  };

  const item = (part: string) => document.querySelector<HTMLElement>(`[data-rule=${part}]`)!;

  it("is shown where there is script, and says what is missing", () => {
    expect(document.querySelector<HTMLElement>("[data-rule-for]")!.hidden).toBe(false);
    expect(item("length").textContent).toBe("6-32: not yet");
    expect(item("characters").hidden).toBe(true);
  });

  it("takes the agent's complaint away as soon as the new password keeps the rule", () => {
    document.querySelector("#password")!.outerHTML = `
      <div class="govuk-form-group govuk-form-group--error"><p id="password-error">Too short.</p><input id="password" type="password" class="govuk-input--error"></div>`;
    startPasswordRule(document.querySelector<HTMLElement>("[data-rule-for]")!);
    type("Demo2");
    expect(document.querySelector("#password-error")).not.toBeNull();
    type("Demo2027");
    expect(document.querySelector("#password-error")).toBeNull();
    expect(document.querySelector(".govuk-form-group--error, .govuk-input--error")).toBeNull();
  });

  it("ticks off what is kept, letter by letter", () => {
    type("abc1");
    expect(item("digit").textContent).toBe("0-9: done");
    expect(item("length").classList.contains("tanba-rule__part--kept")).toBe(false);
    type("abcde1");
    expect(item("length").classList.contains("tanba-rule__part--kept")).toBe(true);
  });

  it("names the rule of Latin letters only when it is broken", () => {
    type("пароль");
    expect(item("characters").hidden).toBe(false);
    type("parol");
    expect(item("characters").hidden).toBe(true);
  });

  it("speaks of strength after a pause and falls silent with an empty field", () => {
    const status = document.querySelector("[role=status]")!;
    type("Demo2027");
    expect(status.textContent).toBe("");
    vi.advanceTimersByTime(500);
    expect(status.textContent).toBe("fair");
    type("");
    vi.advanceTimersByTime(500);
    expect(status.textContent).toBe("");
  });
});
