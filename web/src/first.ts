// A first application, without a session: choose the folder; then keys are made and the application is handed in, unsigned.

import { Page } from "./page";
import { mayBeHandedIn, type Order, type Reached, undo } from "./reissue";
import { requireConnected, startStorage } from "./storage";

export function startFirst(form: HTMLFormElement): void {
  const page = new Page(form);
  startStorage(form);
  form.querySelector("[data-choose]")?.addEventListener("click", () => void page.run(() => choose(page)));
  if (form.dataset["page"] !== "first") return;
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
  const { path } = await page.agent.choosePath({ storage: page.field("Storage"), kind: "folder", purpose: "keys", locale: page.locale });
  page.set("Path", path);
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

async function complete(page: Page, { number, storage, path, keys: ordered }: Order, reach: (step: Reached) => void): Promise<void> {
  const keys = ordered.map(({ role, keyKind, subject, keyStorageOid }) => ({ role, keyKind, subject, keyStorageOid }));
  page.tell("first.generate");
  const { requests } = await page.agent.generateKeys({ storage, path, application: number, keys, locale: page.locale });
  reach("keys");
  page.tell("first.submit");
  await page.post("Requests", { number, requests });
  reach("handing-in");
  const { to } = await page.post<{ to: string }>("Submit", { number });
  location.assign(to);
}
