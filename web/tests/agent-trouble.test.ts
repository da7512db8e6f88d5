// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { troubleOf } from "../src/agent-trouble";
import { startLogin } from "../src/login";
import { stage, token } from "./page-under-test";

const signpost = "http://127.0.0.1:13580";

/** A browser that knows these permissions, and what answers without TLS. */
function browser(states: Record<string, string>, answering: string[] = []) {
  vi.stubGlobal("navigator", {
    permissions: {
      query: ({ name }: { name: string }) => (name in states ? Promise.resolve({ state: states[name] }) : Promise.reject(new TypeError(`${name} is not a permission`))),
    },
  });
  const fetched = vi.fn((address: string) => (answering.includes(address) ? Promise.resolve(new Response()) : Promise.reject(new TypeError("Failed to fetch"))));
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("why the agent cannot be reached", () => {
  it("is not running where nothing answers", async () => {
    browser({ "loopback-network": "granted" });
    expect(await troubleOf([signpost])).toBe("not-running");
  });

  it("is not trusted where only the signpost answers", async () => {
    const fetched = browser({}, [signpost]);
    expect(await troubleOf(["http://127.0.0.1:9", signpost])).toBe("not-trusted");
    expect(fetched).toHaveBeenLastCalledWith(signpost, expect.objectContaining({ mode: "no-cors" }));
  });

  it.each(["loopback-network", "local-network-access"])("is not allowed where the browser denies %s, and nobody is asked again", async (name) => {
    const fetched = browser({ [name]: "denied" }, [signpost]);
    expect(await troubleOf([signpost])).toBe("not-allowed");
    expect(fetched).not.toHaveBeenCalled();
  });

  it("is not allowed when the person says no to the very question", async () => {
    const states = { "loopback-network": "prompt" };
    browser(states);
    vi.stubGlobal("fetch", () => {
      states["loopback-network"] = "denied";
      return Promise.reject(new TypeError("Failed to fetch"));
    });
    expect(await troubleOf([signpost])).toBe("not-allowed");
  });

  it("asks no permission of a browser that has none", async () => {
    browser({}, []);
    vi.stubGlobal("navigator", {});
    expect(await troubleOf([])).toBe("not-running");
  });
});

describe("the page", () => {
  it("shows the one explanation that fits", async () => {
    const parts = ["not-running", "not-allowed", "not-trusted"].map((trouble) => `<p data-trouble="${trouble}"></p>`).join("");
    const page = stage(`<form data-page="login">${token}<input name="storage" value="PKCS12"><button type="submit">log in</button></form>`, null, () => ({}));
    document.querySelector("[data-agent-missing]")?.insertAdjacentHTML("beforeend", parts);
    browser({ "loopback-network": "denied" });
    startLogin(page.form);
    page.press("[type=submit]");
    await page.settled();
    expect(page.missing()).toBe(true);
    expect([...document.querySelectorAll<HTMLElement>("[data-trouble]")].filter((part) => !part.hidden).map((part) => part.dataset["trouble"])).toEqual(["not-allowed"]);
  });
});
