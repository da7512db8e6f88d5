// Reissue: choose the folder; then keys are made, the application signed, and handed in.

import { AgentError, type KeySpec } from "./agent";
import { Page } from "./page";

interface Order {
  number: string;
  storage: string;
  path: string;
  keys: KeySpec[];
}

export function startReissue(form: HTMLFormElement): void {
  const page = new Page(form);
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
  page.tell("reissue.order");
  const order = await page.post<Order>("Start", {});
  try {
    await complete(page, order);
  } catch (error) {
    // The person said no: the draft goes too, so that nothing half-made is left.
    if (error instanceof AgentError && error.kind === "cancelled") await page.post("Cancel", { number: order.number }).catch(() => undefined);
    throw error;
  }
}

async function complete(page: Page, order: Order): Promise<void> {
  const { number, storage, path } = order;
  const keys = order.keys.map(({ role, keyKind, subject, keyStorageOid }) => ({ role, keyKind, subject, keyStorageOid }));
  page.tell("reissue.generate");
  const { requests } = await page.agent.generateKeys({ storage, path, application: number, keys, locale: page.locale });
  const { text } = await page.post<{ text: string }>("Requests", { number, requests });
  page.tell("reissue.sign");
  const { cms } = await page.agent.sign({ storage, path: "", purpose: "sign", text, locale: page.locale });
  page.tell("reissue.submit");
  const { to } = await page.post<{ to: string }>("Submit", { number, cms });
  location.assign(to);
}
