// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { startFirst } from "../src/first";
import { startPrint } from "../src/print";
import { result } from "./fake-agent";
import { stage, token } from "./page-under-test";

const check = `<form data-page="first">${token}<input type="hidden" name="storage" value="PKCS12"><input type="checkbox" name="tick" id="tick" value="yes"><button type="submit">apply</button></form>`;
const store = `<form data-page="first-store">${token}<select name="Storage" data-storage><option value="PKCS12" selected></option></select>
  <input name="Path" id="Path" data-path><button type="button" data-choose>choose</button><button type="submit">continue</button></form>`;
const order = {
  number: "402177350186",
  storage: "PKCS12",
  path: "/home/citizen/keys",
  keys: [{ role: "auth", keyKind: "rsa2048", subject: "MAA=", keyStorageOid: "1.2.398.3.3.5.1.1", filePrefix: "AUTH_RSA256" }],
};
const requests = [{ role: "auth", request: "MIIC" }];

function server(handler: string): { body: unknown } {
  return { body: { Start: order, Submit: { to: "/services/individual/done/402177350186" } }[handler] ?? {} };
}

const agent = (method: string) => (method === "discardKeys" ? result({ discarded: 1 }) : result({ requests }));

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("a first application", () => {
  it("is ordered, its keys made, and handed in without a signature", async () => {
    const page = stage(check, agent, server);
    startFirst(page.form);
    page.press("#tick");
    page.press("[type=submit]");
    await page.settled();
    expect(page.asked.map((ask) => [ask.handler, ask.body])).toEqual([
      ["Start", {}],
      ["Requests", { number: order.number, requests }],
      ["Submit", { number: order.number }],
    ]);
    expect((page.sockets[0]?.requests() ?? []).map((frame) => JSON.parse(frame).method)).toEqual(["generateKeys"]);
    expect(page.went()).toBe("/services/individual/done/402177350186");
  });

  it("does not begin before the person ticks that the data are right", async () => {
    const page = stage(check, agent, server);
    startFirst(page.form);
    page.press("[type=submit]");
    await page.settled();
    expect(page.error()).toBe("tick it!");
    expect(page.sockets).toHaveLength(0);
  });

  it("leaves no draft and no keys when the person says no in the agent's window", async () => {
    const page = stage(check, (method) => (method === "generateKeys" ? { status: true, body: {} } : agent(method)), server);
    startFirst(page.form);
    page.press("#tick");
    page.press("[type=submit]");
    await page.settled();
    expect(page.error()).toBe("cancelled!");
    expect(page.asked.map((ask) => ask.handler)).toEqual(["Start", "Cancel"]);
  });

  it("discards the keys of an application that was refused", async () => {
    const page = stage(check, agent, (handler) => (handler === "Submit" ? { status: 409, body: { code: "x", message: "no" } } : server(handler)));
    startFirst(page.form);
    page.press("#tick");
    page.press("[type=submit]");
    await page.settled();
    expect(page.error()).toContain("no");
    expect(page.asked.map((ask) => ask.handler)).toEqual(["Start", "Requests", "Submit", "Cancel"]);
    expect((page.sockets[0]?.requests() ?? []).map((frame) => JSON.parse(frame).method)).toContain("discardKeys");
  });

  it("keeps the keys when the last answer was lost: the application may have arrived", async () => {
    const page = stage(check, agent, (handler) => {
      if (handler === "Submit") throw new TypeError("Failed to fetch");
      return server(handler);
    });
    startFirst(page.form);
    page.press("#tick");
    page.press("[type=submit]");
    await page.settled();
    expect(page.error()).toBe("no server!");
    expect(page.asked.map((ask) => ask.handler)).not.toContain("Cancel");
  });
});

describe("the store of a first application", () => {
  it("is a folder that the person chooses in the agent's window", async () => {
    const page = stage(store, () => result({ path: "/home/citizen/new" }), server);
    startFirst(page.form);
    page.press("[data-choose]");
    await page.settled();
    expect(document.querySelector<HTMLInputElement>("#Path")?.value).toBe("/home/citizen/new");
  });
});

describe("the button that prints", () => {
  it("stands only where a script can press it", () => {
    document.body.innerHTML = '<button type="button" data-print hidden>print</button>';
    const print = vi.fn();
    vi.stubGlobal("print", print);
    window.print = print;
    startPrint();
    const button = document.querySelector<HTMLButtonElement>("[data-print]");
    expect(button?.hidden).toBe(false);
    button?.click();
    expect(print).toHaveBeenCalledOnce();
  });
});
