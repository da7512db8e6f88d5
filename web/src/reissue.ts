// Reissue: choose the folder; then keys are made, the application signed, and handed in.

import type { KeySpec } from "./agent";
import { Page, Refused } from "./page";
import { requireConnected, startStorage } from "./storage";

export interface Order {
  number: string;
  storage: string;
  path: string;
  keys: KeySpec[];
}

/** How far an application came. */
export type Reached = "ordered" | "keys" | "handing-in";

export function startReissue(form: HTMLFormElement): void {
  const page = new Page(form);
  startStorage(form);
  form.querySelector("[data-choose]")?.addEventListener("click", () => void page.run(() => choose(page)));
  if (form.dataset["page"] !== "reissue") return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const tick = form.querySelector<HTMLInputElement>("input[name=tick]");
    if (tick && !tick.checked) page.fail(page.text("tick"), tick.id);
    else void page.run(() => apply(page));
  });
}

async function choose(page: Page): Promise<void> {
  await page.connect();
  page.tell("choosing");
  const { path } = await page.agent.choosePath({ storage: page.field("Answers.Storage"), kind: "folder", purpose: "keys", locale: page.locale });
  page.set("Answers.Path", path);
  page.tell("");
}

async function apply(page: Page): Promise<void> {
  await page.connect();
  await requireConnected(page, page.field("storage"));
  page.tell("reissue.order");
  const order = await page.post<Order>("Start", {});
  let reached: Reached = "ordered";
  try {
    await complete(page, order, (step) => (reached = step));
  } catch (error) {
    if (!mayBeHandedIn(reached, error)) await undo(page, order, reached);
    throw error;
  }
}

/** An application whose last answer was lost may have arrived, and then it needs its keys: only a clear refusal says that it did not. */
export function mayBeHandedIn(reached: Reached, error: unknown): boolean {
  return reached === "handing-in" && !(error instanceof Refused && error.isDefinite);
}

/** Nothing half-made is left: first the draft goes, then the keys that only it could have used. */
export async function undo(page: Page, { number, storage }: Order, reached: Reached): Promise<void> {
  try {
    await page.post("Cancel", { number });
    // A new connection would have no keys to discard.
    if (reached !== "ordered" && page.agent.isConnected) await page.agent.discardKeys({ storage, application: number, locale: page.locale });
  } catch {
    // What the person has to know is the first error. A draft that stays lapses by itself, and its keys may be needed.
  }
}

async function complete(page: Page, order: Order, reach: (step: Reached) => void): Promise<void> {
  const { number, storage, path } = order;
  const keys = order.keys.map(({ role, keyKind, subject, keyStorageOid }) => ({ role, keyKind, subject, keyStorageOid }));
  page.tell("reissue.generate");
  const { requests } = await page.agent.generateKeys({ storage, path, application: number, keys, locale: page.locale });
  reach("keys");
  const { text } = await page.post<{ text: string }>("Requests", { number, requests });
  page.tell("reissue.sign");
  // The signing key of today may rest in another store than the new keys: the person chooses.
  const { cms } = await page.agent.sign({ storage: "", path: "", purpose: "sign", text, locale: page.locale });
  page.tell("reissue.submit");
  reach("handing-in");
  const { to } = await page.post<{ to: string }>("Submit", { number, cms });
  location.assign(to);
}
