// An application for new keys, with a signature or without: the folder is chosen, the application ordered, its keys made, and it is
// handed in; or nothing half-made is left.

import type { KeySpec } from "./agent";
import { Page, Refused } from "./page";
import { requireConnected, startStorage } from "./storage";

export interface Order {
  number: string;
  storage: string;
  path: string;
  keys: KeySpec[];
}

/** What one kind of application does in its own way. */
export interface Kind {
  /** The page with the answers to check, and the text that is told while keys are made. */
  page: string;
  making: string;
  /** Hands the ordered keys' requests in; tells when the last step begins, and answers where to go. */
  handIn(page: Page, requested: { number: string; requests: unknown[] }, last: () => void): Promise<{ to: string }>;
}

/** How far an application came. */
type Reached = "ordered" | "keys" | "handing-in";

export function startApplication(form: HTMLFormElement, kind: Kind): void {
  const page = new Page(form);
  startStorage(form);
  form.querySelector("[data-choose]")?.addEventListener("click", () => void page.run(() => chooseFolder(page, form)));
  if (form.dataset["page"] !== kind.page) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const tick = form.querySelector<HTMLInputElement>("input[name=tick]");
    if (tick && !tick.checked) page.fail(page.text("tick"), tick.id);
    else void page.run(() => apply(page, kind));
  });
}

async function chooseFolder(page: Page, form: HTMLFormElement): Promise<void> {
  await page.connect();
  page.tell("choosing");
  const storage = form.querySelector<HTMLSelectElement>("select[data-storage]")?.value ?? "";
  const { path } = await page.agent.choosePath({ storage, kind: "folder", purpose: "keys", locale: page.locale });
  const field = form.querySelector<HTMLInputElement>("input[data-path]");
  if (field) field.value = path;
  page.tell("");
}

async function apply(page: Page, kind: Kind): Promise<void> {
  await page.connect();
  await requireConnected(page, page.field("storage"));
  page.tell("reissue.order");
  const order = await page.post<Order>("Start", {});
  let reached: Reached = "ordered";
  try {
    await complete(page, kind, order, (step) => (reached = step));
  } catch (error) {
    if (!mayBeHandedIn(reached, error)) await undo(page, order, reached);
    throw error;
  }
}

async function complete(page: Page, kind: Kind, { number, storage, path, keys: ordered }: Order, reach: (step: Reached) => void): Promise<void> {
  const keys = ordered.map(({ role, keyKind, subject, keyStorageOid }) => ({ role, keyKind, subject, keyStorageOid }));
  page.tell(kind.making);
  const { requests } = await page.agent.generateKeys({ storage, path, application: number, keys, locale: page.locale });
  reach("keys");
  const { to } = await kind.handIn(page, { number, requests }, () => reach("handing-in"));
  location.assign(to);
}

/** An application whose last answer was lost may have arrived, and then it needs its keys: only a clear refusal says that it did not. */
function mayBeHandedIn(reached: Reached, error: unknown): boolean {
  return reached === "handing-in" && !(error instanceof Refused && error.isDefinite);
}

/** Nothing half-made is left: first the draft goes, then the keys that only it could have used. */
async function undo(page: Page, { number, storage }: Order, reached: Reached): Promise<void> {
  try {
    await page.post("Cancel", { number });
    // A new connection would have no keys to discard.
    if (reached !== "ordered" && page.agent.isConnected) await page.agent.discardKeys({ storage, application: number, locale: page.locale });
  } catch {
    // What the person has to know is the first error. A draft that stays lapses by itself, and its keys may be needed.
  }
}
