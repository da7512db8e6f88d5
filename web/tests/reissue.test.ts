// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { startReissue } from "../src/reissue";
import { result } from "./fake-agent";
import { stage, token } from "./page-under-test";

const check = `<form data-page="reissue">${token}<input type="checkbox" name="tick" id="tick" value="yes"><button type="submit">sign</button></form>`;
const details = `<form data-page="reissue-details">${token}<select name="Answers.Storage"><option value="PKCS12" selected></option></select>
  <input name="Answers.Path" id="Answers_Path"><button type="button" data-choose>choose</button><button type="submit">continue</button></form>`;
const order = {
  number: "402177350186",
  storage: "PKCS12",
  path: "/home/citizen/keys",
  keys: [{ role: "auth", keyKind: "rsa2048", subject: "MAA=", keyStorageOid: "1.2.398.3.3.5.1.1", filePrefix: "AUTH_RSA256" }],
};
const requests = [{ role: "auth", request: "MIIC" }];

function server(handler: string): { body: unknown } {
  return { body: { Start: order, Requests: { text: "Прошу перевыпустить" }, Submit: { to: "/cabinet/reissue/done/402177350186" } }[handler] ?? {} };
}

function agent(method: string): unknown {
  return method === "generateKeys" ? result({ requests }) : result({ cms: "TUlJ" });
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("a reissue", () => {
  it("is ordered, its keys made, its act signed with the signing key, and handed in", async () => {
    const page = stage(check, agent, server);
    startReissue(page.form);
    page.press("#tick");
    page.press("[type=submit]");
    await page.settled();
    expect(page.asked.map((ask) => [ask.handler, ask.body])).toEqual([
      ["Start", {}],
      ["Requests", { number: order.number, requests }],
      ["Submit", { number: order.number, cms: "TUlJ" }],
    ]);
    const [generate, sign] = (page.sockets[0]?.requests() ?? []).map((frame) => JSON.parse(frame));
    expect(generate.args).toEqual({ storage: "PKCS12", path: order.path, application: order.number, keys: [{ role: "auth", keyKind: "rsa2048", subject: "MAA=", keyStorageOid: "1.2.398.3.3.5.1.1" }], locale: "ru" });
    expect(sign.args).toMatchObject({ purpose: "sign", text: "Прошу перевыпустить" });
    expect(page.went()).toBe("/cabinet/reissue/done/402177350186");
  });

  it("does not begin before the person ticks that the data are right", async () => {
    const page = stage(check, agent, server);
    startReissue(page.form);
    page.press("[type=submit]");
    await page.settled();
    expect(page.error()).toBe("tick it!");
    page.press(".govuk-error-summary__list a");
    expect(document.activeElement?.id).toBe("tick");
    expect(page.sockets).toHaveLength(0);
  });

  it.each(["generateKeys", "sign"])("withdraws the draft when the person cancels %s", async (step) => {
    const page = stage(check, (method) => (method === step ? { status: true, body: {} } : agent(method)), server);
    startReissue(page.form);
    page.press("#tick");
    page.press("[type=submit]");
    await page.settled();
    expect(page.asked.at(-1)).toMatchObject({ handler: "Cancel", body: { number: order.number } });
    expect(page.error()).toBe("cancelled!");
    expect(page.went()).toBeUndefined();
  });

  it("leaves the draft where it is when the agent refuses, and says the agent's reason", async () => {
    const page = stage(check, () => ({ status: false, code: "FAILED", message: "Папка не найдена" }), server);
    startReissue(page.form);
    page.press("#tick");
    page.press("[type=submit]");
    await page.settled();
    expect(page.error()).toBe("Папка не найдена");
    expect(page.asked.map((ask) => ask.handler)).toEqual(["Start"]);
  });
});

describe("the questions of a reissue", () => {
  it("take the folder from the agent's window", async () => {
    const page = stage(details, () => result({ path: "/home/citizen/keys" }), () => ({}));
    startReissue(page.form);
    page.press("[data-choose]");
    await page.settled();
    expect(document.querySelector<HTMLInputElement>("#Answers_Path")?.value).toBe("/home/citizen/keys");
    expect(JSON.parse(page.sockets[0]?.requests()[0] ?? "").args).toEqual({ storage: "PKCS12", kind: "folder", purpose: "keys", locale: "ru" });
  });
});
