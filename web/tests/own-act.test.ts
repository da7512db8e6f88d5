// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { startOwnAct } from "../src/own-act";
import { result } from "./fake-agent";
import { stage, token } from "./page-under-test";

const form = `<form data-page="own-act">${token}<input type="checkbox" name="tick" id="tick" value="yes">
  <section data-act-text hidden><p></p></section><button type="submit" data-act>sign</button></form>`;
const act = { id: "nonce", text: "Прошу отозвать.\nПричина: утеря.\n\n-- tanba-act/1 --\nact: revoke\n" };

function server(handler: string): { status?: number; body: unknown } {
  return { body: { Start: act, Finish: { to: "/revoked" } }[handler] ?? {} };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("an owner's act", () => {
  it("is ordered, shown without the facts for programs, signed word for word, and handed in", async () => {
    const page = stage(form, () => result({ cms: "TUlJ" }), server);
    startOwnAct(page.form);
    page.press("#tick");
    page.press("[type=submit]");
    await page.settled();
    expect(page.asked.map((ask) => [ask.handler, ask.body])).toEqual([
      ["Start", { tick: "yes" }],
      ["Finish", { id: "nonce", cms: "TUlJ" }],
    ]);
    expect(document.querySelector<HTMLElement>("[data-act-text]")?.hidden).toBe(false);
    expect(document.querySelector("[data-act-text] p")?.textContent).toBe("Прошу отозвать.\nПричина: утеря.");
    const [sign] = (page.sockets[0]?.requests() ?? []).map((frame) => JSON.parse(frame));
    expect(sign.args).toMatchObject({ purpose: "sign", text: act.text });
    expect(page.went()).toBe("/revoked");
  });

  it("waits for the tick", async () => {
    const page = stage(form, () => result({ cms: "TUlJ" }), server);
    startOwnAct(page.form);
    page.press("[type=submit]");
    await page.settled();
    expect(page.asked).toHaveLength(0);
    expect(page.error()).toBeDefined();
  });

  it("is not handed in when the person cancels in the agent's window", async () => {
    const page = stage(form, () => ({ status: true, body: {} }), server);
    startOwnAct(page.form);
    page.press("#tick");
    page.press("[type=submit]");
    await page.settled();
    expect(page.asked.map((ask) => ask.handler)).toEqual(["Start"]);
    expect(page.error()).toBe("cancelled!");
  });

  it("says why the server refused, and stays", async () => {
    const refused = { status: 409, body: { code: "revoke.other-reason", message: "revoked already!" } };
    const page = stage(form, () => result({ cms: "TUlJ" }), (handler) => (handler === "Finish" ? refused : server(handler)));
    startOwnAct(page.form);
    page.press("#tick");
    page.press("[type=submit]");
    await page.settled();
    expect(page.error()).toBe("revoked already!");
    expect(page.went()).toBeUndefined();
  });
});
