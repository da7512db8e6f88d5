// Logging in: a one-time text of the server, signed by the authentication key.

import { Page } from "./page";
import { isToken, requireConnected, startStorage } from "./storage";

interface Challenge {
  id: string;
  text: string;
}

export function startLogin(form: HTMLFormElement): void {
  const page = new Page(form);
  startStorage(form);
  form.querySelector("[data-choose]")?.addEventListener("click", () => void page.run(() => choose(page)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void page.run(() => logIn(page, form.dataset["return"] ?? ""));
  });
}

async function choose(page: Page): Promise<void> {
  await page.connect();
  page.tell("choosing");
  const { path } = await page.agent.choosePath({ storage: page.field("storage"), kind: "file", purpose: "auth", locale: page.locale });
  page.set("path", path);
  page.tell("");
}

async function logIn(page: Page, back: string): Promise<void> {
  await page.connect();
  const storage = page.field("storage");
  await requireConnected(page, storage);
  const { id, text } = await page.post<Challenge>("Start", {});
  page.tell(isToken(storage) ? "login.token" : "login.sign");
  const { cms } = await page.agent.sign({ storage, path: isToken(storage) ? "" : page.field("path"), purpose: "auth", text, locale: page.locale });
  page.tell("login.check");
  const { to } = await page.post<{ to: string }>("Finish", { id, cms, return: back });
  location.assign(to);
}
