// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { startPassword, tokenName } from "../src/password";
import { result } from "./fake-agent";
import { stage } from "./page-under-test";

const html = `<div data-changed hidden tabindex="-1"><p data-of-files>file</p><p data-of-tokens hidden>token</p><span data-changed-path></span></div>
  <form data-page="password"><select name="storage" data-storage><option value="PKCS12">computer</option><option value="AKKaztokenStore">Kaztoken</option></select>
  <div data-of-files><input name="path" id="path" value="/keys/RSA256_1.p12"><button type="button" data-choose>choose</button></div>
  <div data-of-tokens hidden><p data-of-store="AKKaztokenStore" hidden>12345678</p><p data-of-store="AKJaCartaStore" hidden>1234567890</p></div>
  <button type="submit">change</button></form>`;

const requests = (page: ReturnType<typeof stage>) => page.sockets[0]?.requests().map((frame) => JSON.parse(frame) as { method: string; args: Record<string, unknown> }) ?? [];
const banner = () => document.querySelector<HTMLElement>("[data-changed]")!;

function choose(value: string): void {
  const select = document.querySelector("select")!;
  select.value = value;
  select.dispatchEvent(new Event("change"));
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("changing a password", () => {
  it("names the file, says what was changed and asks the server for nothing", async () => {
    const page = stage(html, () => result({ path: "/keys/RSA256_1.p12" }), () => ({}));
    startPassword(page.form);
    page.press("[type=submit]");
    await page.settled();
    expect(requests(page)).toEqual([{ module: "tanba.enrolment", method: "changePassword", args: { storage: "PKCS12", path: "/keys/RSA256_1.p12", locale: "ru" } }]);
    expect(page.asked).toEqual([]);
    expect(banner().hidden).toBe(false);
    expect(banner().querySelector("[data-changed-path]")?.textContent).toBe("/keys/RSA256_1.p12");
    expect(document.querySelector<HTMLInputElement>("#path")?.value).toBe("");
    expect(document.activeElement).toBe(banner());
  });

  it("lets the person choose the file in the window when none is named", async () => {
    const page = stage(html.replace('value="/keys/RSA256_1.p12"', ""), () => result({ path: "/keys/a.p12" }), () => ({}));
    startPassword(page.form);
    page.press("[type=submit]");
    await page.settled();
    expect(requests(page)[0]?.args).toEqual({ storage: "PKCS12", locale: "ru" });
  });

  it("changes the PIN of a token that is connected", async () => {
    const page = stage(html, (method) => result(method === "getAgent" ? { name: "Tanba Agent", version: "1", storages: [], connected: ["AKKaztokenStore"] } : { path: "pkcs11:token=my%20key;serial=42" }), () => ({}));
    startPassword(page.form);
    choose("AKKaztokenStore");
    expect([...document.querySelectorAll<HTMLElement>("[data-of-store]")].map((part) => part.hidden)).toEqual([false, true]);
    page.press("[type=submit]");
    await page.settled();
    expect(requests(page).map((request) => request.method)).toEqual(["getAgent", "changePin"]);
    expect(banner().querySelector("[data-changed-path]")?.textContent).toBe("my key (42)");
    expect(banner().querySelector<HTMLElement>("[data-of-files]")?.hidden).toBe(true);
  });

  it("says that nothing changed when the person cancels", async () => {
    const page = stage(html, () => ({ status: true, body: {} }), () => ({}));
    startPassword(page.form);
    page.press("[type=submit]");
    await page.settled();
    expect(page.error()).toBe("cancelled!");
    expect(banner().hidden).toBe(true);
  });

  it.each([
    ["pkcs11:token=one;serial=1", "one (1)"],
    ["pkcs11:token=%D0%9C%D0%BE%D0%B9;serial=", "Мой"],
  ])("knows the token of %s", (address, name) => expect(tokenName(address)).toBe(name));
});
