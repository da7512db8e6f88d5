// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { startLogin } from "../src/login";
import { result } from "./fake-agent";
import { stage, token } from "./page-under-test";

const form = `<form data-page="login" data-return="/cabinet/keys">${token}
  <input name="storage" value="PKCS12"><input name="path" id="path" value="">
  <button type="button" data-choose>choose</button><button type="submit">log in</button></form>`;
const challenge = { id: "c1", text: "Вхожу\n\n-- tanba-act/1 --\n" };

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("logging in", () => {
  it("signs the server's text with the authentication key and goes where the server says", async () => {
    const page = stage(form, (method) => (method === "sign" ? result({ cms: "TUlJ" }) : null), (handler) => ({ body: handler === "Start" ? challenge : { to: "/cabinet/keys" } }));
    startLogin(page.form);
    page.press("[type=submit]");
    await page.settled();
    expect(page.asked.map((ask) => ask.handler)).toEqual(["Start", "Finish"]);
    expect(page.asked[1]?.body).toEqual({ id: "c1", cms: "TUlJ", return: "/cabinet/keys" });
    expect(page.asked[0]?.headers["X-Tanba-Token"]).toBe("token-1");
    expect(JSON.parse(page.sockets[0]?.requests()[0] ?? "").args).toEqual({ storage: "PKCS12", path: "", purpose: "auth", text: challenge.text, locale: "ru" });
    expect(page.went()).toBe("/cabinet/keys");
  });

  it("fills in the path that the person chose in the agent's window", async () => {
    const page = stage(form, () => result({ path: "/keys/AUTH_RSA256_1.p12" }), () => ({}));
    startLogin(page.form);
    page.press("[data-choose]");
    await page.settled();
    expect(document.querySelector<HTMLInputElement>("#path")?.value).toBe("/keys/AUTH_RSA256_1.p12");
    expect(page.asked).toEqual([]);
    expect(page.told()).toBe("");
  });

  it("shows the server's reason when the key is refused", async () => {
    const page = stage(form, () => result({ cms: "TUlJ" }), (handler) =>
      handler === "Start" ? { body: challenge } : { status: 400, body: { code: "sign-in.not-authentication-key", message: "Это не ключ аутентификации" } },
    );
    startLogin(page.form);
    page.press("[type=submit]");
    await page.settled();
    expect(page.error()).toBe("Это не ключ аутентификации");
    expect(page.went()).toBeUndefined();
    expect(document.activeElement?.className).toBe("govuk-error-summary");
  });

  it("explains when no agent answers, asks the server for nothing, and tries again on demand", async () => {
    const page = stage(form, null, () => ({ body: challenge }));
    startLogin(page.form);
    page.press("[type=submit]");
    await page.settled();
    expect(page.missing()).toBe(true);
    expect(page.asked).toEqual([]);
    page.press("[data-agent-retry]");
    await page.settled();
    expect(page.sockets).toHaveLength(2);
  });

  it("tells that nothing happened when the person cancels", async () => {
    const page = stage(form, () => ({ status: true, body: {} }), () => ({ body: challenge }));
    startLogin(page.form);
    page.press("[type=submit]");
    await page.settled();
    expect(page.error()).toBe("cancelled!");
    expect(page.asked.map((ask) => ask.handler)).toEqual(["Start"]);
  });

  it.each([
    [401, {}, "log in again!"],
    [429, {}, "too many!"],
    [500, { code: "http.500", message: "Broken", id: "abc" }, "Broken number abc"],
  ])("explains status %i", async (status, body, message) => {
    const page = stage(form, () => result({ cms: "TUlJ" }), () => ({ status, body }));
    startLogin(page.form);
    page.press("[type=submit]");
    await page.settled();
    expect(page.error()).toBe(message);
  });

  it("does one thing at a time however often the button is pressed", async () => {
    const page = stage(form, () => result({ cms: "TUlJ" }), (handler) => ({ body: handler === "Start" ? challenge : { to: "/cabinet" } }));
    startLogin(page.form);
    page.press("[type=submit]");
    page.press("[type=submit]");
    expect(document.querySelector("[type=submit]")?.getAttribute("aria-disabled")).toBe("true");
    await page.settled();
    expect(page.asked.map((ask) => ask.handler)).toEqual(["Start", "Finish"]);
  });
});
