// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { startInstall } from "../src/install";
import { result } from "./fake-agent";
import { stage, token } from "./page-under-test";

const form = `<form data-page="install">${token}<input type="hidden" name="number" value="402177350186"><input type="hidden" name="storage" value="PKCS12">
  <input name="path" id="path" value=""><button type="button" data-choose>choose</button><button type="submit">load</button></form>`;
const keys = ["a".repeat(64), "b".repeat(64)];

function agent(method: string): unknown {
  return method === "findPending" ? result({ path: "/home/citizen/keys", keys }) : result({ installed: [] });
}

function server(handler: string): { body: unknown } {
  return { body: handler === "Certificates" ? { certificates: ["TUlJ", "TUlK"] } : { to: "/status/installed" } };
}

const methods = (frames: string[] | undefined) => (frames ?? []).map((frame) => (JSON.parse(frame) as { method: string }).method);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("installing certificates", () => {
  it("finds the waiting keys, fetches their certificates by the keys' names, installs and reports", async () => {
    const page = stage(form, agent, server);
    startInstall(page.form);
    page.press("[data-choose]");
    await page.settled();
    expect(document.querySelector<HTMLInputElement>("#path")?.value).toBe("/home/citizen/keys");
    page.press("[type=submit]");
    await page.settled();
    expect(methods(page.sockets[0]?.requests())).toEqual(["findPending", "installCertificates"]);
    expect(page.asked.map((ask) => [ask.handler, ask.body])).toEqual([
      ["Certificates", { number: "402177350186", keys }],
      ["Installed", { number: "402177350186", keys }],
    ]);
    expect(JSON.parse(page.sockets[0]?.requests()[1] ?? "").args).toMatchObject({ path: "/home/citizen/keys", certificates: ["TUlJ", "TUlK"] });
    expect(page.went()).toBe("/status/installed");
  });

  it("asks for the folder first when none was chosen", async () => {
    const page = stage(form, agent, server);
    startInstall(page.form);
    page.press("[type=submit]");
    await page.settled();
    expect(methods(page.sockets[0]?.requests())).toEqual(["findPending", "installCertificates"]);
    expect(page.went()).toBe("/status/installed");
  });

  it("looks again when the person wrote another folder", async () => {
    const page = stage(form, agent, server);
    startInstall(page.form);
    page.press("[data-choose]");
    await page.settled();
    (document.querySelector("#path") as HTMLInputElement).value = "/other";
    page.press("[type=submit]");
    await page.settled();
    expect(methods(page.sockets[0]?.requests())).toEqual(["findPending", "findPending", "installCertificates"]);
  });

  it("tells the server nothing when the installation is cancelled", async () => {
    const page = stage(form, (method) => (method === "installCertificates" ? { status: true, body: {} } : agent(method)), server);
    startInstall(page.form);
    page.press("[type=submit]");
    await page.settled();
    expect(page.asked.map((ask) => ask.handler)).toEqual(["Certificates"]);
    expect(page.error()).toBe("cancelled!");
  });

  it("says where the agent looked when the folder holds no such keys", async () => {
    const page = stage(form, () => ({ status: false, code: "KEYS_NOT_FOUND", message: "В этой папке нет ключей заявки" }), server);
    startInstall(page.form);
    page.press("[data-choose]");
    await page.settled();
    expect(page.error()).toBe("В этой папке нет ключей заявки");
  });
});
