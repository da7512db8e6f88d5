// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { startInstall } from "../src/install";
import { startLogin } from "../src/login";
import { startReissue } from "../src/reissue";
import { isToken } from "../src/storage";
import { result } from "./fake-agent";
import { stage, token } from "./page-under-test";

const choice = '<select name="storage" data-storage><option value="PKCS12">computer</option><option value="AKKaztokenStore">Kaztoken</option></select>';
const login = `<form data-page="login">${token}${choice}<div data-of-files><input name="path" id="path" value="/keys/a.p12"></div><p data-of-tokens hidden>PIN</p><button type="submit">log in</button></form>`;
const about = (...connected: string[]) => result({ name: "Tanba Agent", version: "1", storages: ["PKCS12", "AKKaztokenStore"], connected });
const methods = (frames: string[] | undefined) => (frames ?? []).map((frame) => (JSON.parse(frame) as { method: string }).method);

function choose(value: string): void {
  const select = document.querySelector("select") as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event("change"));
}

const hidden = (selector: string) => (document.querySelector(selector) as HTMLElement).hidden;

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("the choice of the key store", () => {
  it("knows files from tokens", () => {
    expect([isToken("PKCS12"), isToken(""), isToken("AKKZIDCardStore")]).toEqual([false, false, true]);
  });

  it("shows what the chosen store needs", () => {
    const page = stage(login, () => null, () => ({}));
    startLogin(page.form);
    expect([hidden("[data-of-files]"), hidden("[data-of-tokens]")]).toEqual([false, true]);
    choose("AKKaztokenStore");
    expect([hidden("[data-of-files]"), hidden("[data-of-tokens]")]).toEqual([true, false]);
    choose("PKCS12");
    expect([hidden("[data-of-files]"), hidden("[data-of-tokens]")]).toEqual([false, true]);
  });

  it("logs in with a token without naming a path", async () => {
    const page = stage(login, (method) => (method === "getAgent" ? about("AKKaztokenStore") : result({ cms: "TUlJ" })), (handler) => ({ body: handler === "Start" ? { id: "c", text: "act" } : { to: "/cabinet" } }));
    startLogin(page.form);
    choose("AKKaztokenStore");
    page.press("[type=submit]");
    await page.settled();
    expect(methods(page.sockets[0]?.requests())).toEqual(["getAgent", "sign"]);
    expect(JSON.parse(page.sockets[0]?.requests()[1] ?? "").args).toMatchObject({ storage: "AKKaztokenStore", path: "" });
    expect(page.went()).toBe("/cabinet");
  });

  it("says that the token is not connected before the server is asked for anything", async () => {
    const page = stage(login, () => about(), () => ({}));
    startLogin(page.form);
    choose("AKKaztokenStore");
    page.press("[type=submit]");
    await page.settled();
    expect(page.error()).toBe("token.absent");
    expect(page.asked).toEqual([]);
    expect(methods(page.sockets[0]?.requests())).toEqual(["getAgent"]);
  });

  it("goes on with an agent that does not tell what is connected", async () => {
    const page = stage(login, (method) => (method === "getAgent" ? result({ name: "older", version: "0", storages: ["PKCS12"] }) : result({ cms: "TUlJ" })), (handler) => ({ body: handler === "Start" ? { id: "c", text: "act" } : { to: "/cabinet" } }));
    startLogin(page.form);
    choose("AKKaztokenStore");
    page.press("[type=submit]");
    await page.settled();
    expect(page.went()).toBe("/cabinet");
  });

  it("makes the new keys on the token and lets the person choose where the old one is", async () => {
    const form = `<form data-page="reissue">${token}<input type="hidden" name="storage" value="AKKaztokenStore"><input type="checkbox" id="tick" name="tick" checked><button type="submit">sign</button></form>`;
    const order = { number: "402177350186", storage: "AKKaztokenStore", path: "", keys: [{ role: "auth", keyKind: "rsa2048", subject: "MAA=", keyStorageOid: "1.2.398.3.3.5.2.2" }] };
    const page = stage(
      form,
      (method) => (method === "getAgent" ? about("AKKaztokenStore") : method === "generateKeys" ? result({ requests: [] }) : result({ cms: "TUlJ" })),
      (handler) => ({ body: handler === "Start" ? order : handler === "Requests" ? { text: "act" } : { to: "/done" } }),
    );
    startReissue(page.form);
    page.press("[type=submit]");
    await page.settled();
    const sent = page.sockets[0]?.requests().map((frame) => JSON.parse(frame) as { method: string; args: { storage?: string } }) ?? [];
    expect(sent.map(({ method, args }) => [method, args.storage])).toEqual([["getAgent", undefined], ["generateKeys", "AKKaztokenStore"], ["sign", ""]]);
    expect(page.went()).toBe("/done");
  });

  it("installs on a token without a folder", async () => {
    const form = `<form data-page="install">${token}<input type="hidden" name="number" value="402177350186"><input type="hidden" name="storage" value="AKKaztokenStore"><button type="submit">load</button></form>`;
    const keys = ["a".repeat(64)];
    const page = stage(
      form,
      (method) => (method === "getAgent" ? about("AKKaztokenStore") : method === "findPending" ? result({ path: "pkcs11:token=T;serial=1", keys }) : result({ installed: [] })),
      (handler) => ({ body: handler === "Certificates" ? { certificates: ["TUlJ"] } : { to: "/status/installed" } }),
    );
    startInstall(page.form);
    page.press("[type=submit]");
    await page.settled();
    expect(methods(page.sockets[0]?.requests())).toEqual(["getAgent", "findPending", "installCertificates"]);
    expect(JSON.parse(page.sockets[0]?.requests()[2] ?? "").args).toMatchObject({ path: "pkcs11:token=T;serial=1" });
    expect(page.went()).toBe("/status/installed");
  });
});
