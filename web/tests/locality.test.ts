// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { startLocality } from "../src/locality";

const page = `<div data-place data-none="none" data-found="found {0}">
  <select id="r" data-place-region><option value=""></option><option value="Карагандинская область"></option><option value="Астана"></option></select>
  <label for="l">Locality</label><div><input id="l" data-place-locality></div></div>`;
const temirtau = { name: "Темиртау", district: null, region: "Карагандинская область" };
const village = { name: "с.Темиртовка", district: "Бухар-Жырауский район", region: "Карагандинская область" };

const input = () => document.querySelector<HTMLInputElement>("#l")!;
const region = () => document.querySelector<HTMLSelectElement>("#r")!;
const options = () => [...document.querySelectorAll<HTMLElement>("[role=option]")];
const said = () => document.querySelector("[role=status]")!.textContent;

async function type(text: string): Promise<void> {
  input().focus();
  input().value = text;
  input().dispatchEvent(new Event("input"));
  await vi.advanceTimersByTimeAsync(250);
}

function press(key: string): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, cancelable: true });
  input().dispatchEvent(event);
  return event;
}

describe("the list of localities", () => {
  let asked: string[];

  beforeEach(() => {
    vi.useFakeTimers();
    document.body.innerHTML = page;
    asked = [];
    startLocality(document.querySelector<HTMLElement>("[data-place]")!, (address) => {
      asked.push(address);
      return Promise.resolve(address.includes(encodeURIComponent("тем")) ? [temirtau, village] : []);
    });
  });

  it("asks when the typing pauses, and narrows by the region", async () => {
    region().value = "Астана";
    await type("тем");
    expect(asked).toEqual([`/localities?${new URLSearchParams({ start: "тем", region: "Астана" })}`]);
  });

  it("shows what fits, where it lies, and tells how many", async () => {
    await type("тем");
    expect(options().map((option) => option.textContent)).toEqual(["Темиртау Карагандинская область", "с.Темиртовка Бухар-Жырауский район, Карагандинская область"]);
    expect(said()).toBe("found 2");
    expect(input().getAttribute("aria-expanded")).toBe("true");
  });

  it("is chosen from with the keys, and brings the region along", async () => {
    await type("тем");
    press("ArrowDown");
    press("ArrowDown");
    expect(input().getAttribute("aria-activedescendant")).toBe(options()[1]!.id);
    expect(press("Enter").defaultPrevented).toBe(true);
    expect([input().value, region().value]).toEqual(["с.Темиртовка", "Карагандинская область"]);
    expect(input().getAttribute("aria-expanded")).toBe("false");
  });

  it("is chosen from with the mouse", async () => {
    await type("тем");
    options()[0]!.click();
    expect(input().value).toBe("Темиртау");
  });

  it("leaves Enter to the form when nothing is chosen", async () => {
    await type("тем");
    expect(press("Enter").defaultPrevented).toBe(false);
  });

  it("goes round at both ends, and Escape closes it", async () => {
    await type("тем");
    press("ArrowUp");
    expect(options()[1]!.getAttribute("aria-selected")).toBe("true");
    press("ArrowDown");
    expect(options()[0]!.getAttribute("aria-selected")).toBe("true");
    press("Escape");
    expect(input().getAttribute("aria-expanded")).toBe("false");
  });

  it("says when nothing fits, and asks nothing for an empty field", async () => {
    await type("лондон");
    expect([said(), options().length]).toEqual(["none", 0]);
    await type("");
    expect(asked.length).toBe(1);
  });

  it("forgets the locality when another region is chosen", async () => {
    await type("тем");
    options()[0]!.click();
    region().value = "Астана";
    region().dispatchEvent(new Event("change"));
    expect(input().value).toBe("");
  });

  it("leaves plain fields alone", () => {
    document.body.innerHTML = '<div data-place><input id="r"><input id="l"></div>';
    startLocality(document.querySelector<HTMLElement>("[data-place]")!, () => Promise.reject(new Error("asked")));
    expect(document.querySelector("[role]")).toBeNull();
  });
});
