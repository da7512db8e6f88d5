// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { startReissue } from "../src/reissue";
import { result } from "./fake-agent";
import { stage, token } from "./page-under-test";

const check = `<form data-page="reissue">${token}<input type="checkbox" name="tick" id="tick" value="yes"><button type="submit">sign</button></form>`;
const details = `<form data-page="reissue-details">${token}<select name="Answers.Storage" data-storage><option value="PKCS12" selected></option></select>
  <input name="Answers.Path" id="Answers_Path" data-path><button type="button" data-choose>choose</button><button type="submit">continue</button></form>`;
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

});

describe("a reissue that does not come to its end", () => {
  const cancelled = { status: true, body: {} };
  const refused = { status: false, code: "FAILED", message: "Папка не найдена" };
  const conflict = { status: 409, body: { code: "application.signature", message: "Подпись не та" } };
  const broken = { status: 500, body: { id: "1234" } };

  async function run(answers: { agent?: Record<string, unknown>; server?: Record<string, { status?: number; body?: unknown } | null> }) {
    const page = stage(
      check,
      (method) => answers.agent?.[method] ?? (method === "discardKeys" ? result({ discarded: 1 }) : agent(method)),
      (handler) => {
        const answer = answers.server?.[handler];
        if (answer === null) throw new TypeError("Failed to fetch");
        return answer ?? server(handler);
      },
    );
    startReissue(page.form);
    page.press("#tick");
    page.press("[type=submit]");
    await page.settled();
    expect(page.went()).toBeUndefined();
    const requests = page.sockets.flatMap((socket) => socket.requests()).map((frame) => JSON.parse(frame) as { method: string; args: object });
    return {
      error: page.error(),
      withdrawn: page.asked.filter((ask) => ask.handler === "Cancel").map((ask) => ask.body),
      discarded: requests.filter((request) => request.method === "discardKeys").map((request) => request.args),
    };
  }

  const draft = [{ number: order.number }];
  const keys = [{ storage: "PKCS12", application: order.number, locale: "ru" }];

  it.each([
    ["the person cancels the keys", { agent: { generateKeys: cancelled } }, "cancelled!"],
    ["the agent refuses to make keys", { agent: { generateKeys: refused } }, "Папка не найдена"],
  ])("withdraws the draft alone when %s", async (_, answers, error) => {
    expect(await run(answers)).toEqual({ error, withdrawn: draft, discarded: [] });
  });

  it.each([
    ["the person cancels the signature", { agent: { sign: cancelled } }, "cancelled!"],
    ["the agent refuses to sign", { agent: { sign: refused } }, "Папка не найдена"],
    ["the server refuses the requests", { server: { Requests: conflict } }, "Подпись не та"],
    ["the server breaks on the requests", { server: { Requests: broken } }, "no server! number 1234"],
    ["the server refuses the application", { server: { Submit: conflict } }, "Подпись не та"],
  ])("withdraws the draft and takes the keys back when %s", async (_, answers, error) => {
    expect(await run(answers)).toEqual({ error, withdrawn: draft, discarded: keys });
  });

  it.each([
    ["refuses", conflict],
    ["breaks", broken],
  ])("keeps the keys when the server %s to withdraw the draft", async (_, answer) => {
    expect(await run({ agent: { sign: cancelled }, server: { Cancel: answer } })).toEqual({ error: "cancelled!", withdrawn: draft, discarded: [] });
  });

  it.each([
    ["the server breaks", broken, "no server! number 1234"],
    ["the answer is lost", null, "no server!"],
  ])("touches nothing when %s after the application was handed in, because it may have arrived", async (_, answer, error) => {
    expect(await run({ server: { Submit: answer } })).toEqual({ error, withdrawn: [], discarded: [] });
  });

  it("says the first error, not that the agent is too old to take keys back", async () => {
    const old = { status: false, code: "GENERAL_ERROR", message: "General error." };
    expect(await run({ agent: { sign: cancelled, discardKeys: old } })).toEqual({ error: "cancelled!", withdrawn: draft, discarded: keys });
  });

  it("does not connect anew to take keys back", async () => {
    const page = stage(check, (method) => (method === "sign" ? (page.sockets[0]?.onclose?.(), {}) : agent(method)), server);
    startReissue(page.form);
    page.press("#tick");
    page.press("[type=submit]");
    await page.settled();
    expect(page.error()).toBe("lost!");
    expect(page.asked.at(-1)?.handler).toBe("Cancel");
    expect(page.sockets).toHaveLength(1);
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
