// One page of the portal as the server sends it, with an agent and a server that answer what the test says.

import { vi } from "vitest";
import { greeting, machine, type FakeSocket } from "./fake-agent";

const address = "wss://127.0.0.1:13579";

export interface Ask {
  handler: string;
  body: Record<string, unknown>;
  headers: Record<string, string>;
}

type Reply = { status?: number; body?: unknown };

export interface Staged {
  form: HTMLFormElement;
  sockets: FakeSocket[];
  asked: Ask[];
  went: () => string | undefined;
  press: (selector: string) => void;
  settled: () => Promise<void>;
  told: () => string;
  error: () => string | undefined;
  missing: () => boolean;
}

const texts: Record<string, string> = { cancelled: "cancelled!", lost: "lost!", server: "no server!", session: "log in again!", "too-many": "too many!", tick: "tick it!", id: "number {id}", "error-title": "Problem", "other-program": "other!" };

export function stage(
  formHtml: string,
  agent: ((method: string, args: Record<string, unknown>) => unknown) | null,
  server: (handler: string, body: Record<string, unknown>) => Reply,
): Staged {
  document.body.innerHTML = `<main>${formHtml}<div data-progress></div>
    <div data-agent-missing hidden tabindex="-1"><button type="button" data-agent-retry>retry</button></div></main>
    <script type="application/json" id="tanba-page">${JSON.stringify({ locale: "ru", addresses: [address], texts })}</script>`;
  const asked: Ask[] = [];
  const { sockets, open } = machine(agent ? { [address]: { first: greeting, answer: ({ method, args }) => agent(method, args) } } : {});
  vi.stubGlobal("WebSocket", function (this: unknown, where: string) {
    return open(where);
  });
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    const handler = new URL(url, "http://localhost").searchParams.get("handler") ?? "";
    const body = JSON.parse(String(init.body)) as Record<string, unknown>;
    asked.push({ handler, body, headers: init.headers as Record<string, string> });
    const { status = 200, body: reply = {} } = server(handler, body);
    return Promise.resolve(new Response(JSON.stringify(reply), { status }));
  });
  let destination: string | undefined;
  vi.spyOn(window.location, "assign").mockImplementation((to) => {
    destination = String(to);
  });
  const form = document.querySelector("form") as HTMLFormElement;
  return {
    form,
    sockets,
    asked,
    went: () => destination,
    press: (selector) => document.querySelector<HTMLElement>(selector)?.click(),
    settled: () => new Promise((resolve) => setTimeout(resolve, 20)),
    told: () => document.querySelector("[data-progress]")?.textContent ?? "",
    error: () => document.querySelector(".govuk-error-summary__list")?.textContent ?? undefined,
    missing: () => !(document.querySelector("[data-agent-missing]") as HTMLElement).hidden,
  };
}

export const token = '<input type="hidden" name="__RequestVerificationToken" value="token-1">';
