// Changing the password of a key file, or the PIN of a token: both are typed in the agent's window and never come to the page.

import { Page } from "./page";
import { isToken, requireConnected, startStorage } from "./storage";

export function startPassword(form: HTMLFormElement): void {
  const page = new Page(form);
  startStorage(form);
  form.querySelector("[data-choose]")?.addEventListener("click", () => void page.run(() => choose(page)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void page.run(() => change(page));
  });
}

async function choose(page: Page): Promise<void> {
  await page.connect();
  page.tell("choosing");
  const { path } = await page.agent.choosePath({ storage: page.field("storage"), kind: "file", purpose: "keys", locale: page.locale });
  page.set("path", path);
  page.tell("");
}

async function change(page: Page): Promise<void> {
  show(undefined);
  await page.connect();
  const storage = page.field("storage");
  await requireConnected(page, storage);
  if (isToken(storage)) {
    page.tell("password.pin");
    const { path } = await page.agent.changePin({ storage, locale: page.locale });
    done(page, true, tokenName(path));
    return;
  }
  page.tell("password.file");
  const proposed = page.field("path");
  const { path } = await page.agent.changePassword({ storage, locale: page.locale, ...(proposed && { path: proposed }) });
  done(page, false, path);
}

function done(page: Page, ofToken: boolean, place: string): void {
  page.tell("");
  // The next one to be changed is another file.
  page.set("path", "");
  show(place, ofToken);
}

function show(place: string | undefined, ofToken = false): void {
  const banner = document.querySelector<HTMLElement>("[data-changed]");
  if (!banner) return;
  banner.hidden = place === undefined;
  if (place === undefined) return;
  for (const part of banner.querySelectorAll<HTMLElement>("[data-of-files]")) part.hidden = ofToken;
  for (const part of banner.querySelectorAll<HTMLElement>("[data-of-tokens]")) part.hidden = !ofToken;
  const name = banner.querySelector<HTMLElement>("[data-changed-path]");
  if (name) name.textContent = place;
  banner.focus();
}

/** The label and serial number of `pkcs11:token=…;serial=…` (RFC 7512), as people know the token. */
export function tokenName(address: string): string {
  const part = (name: string) => decodeURIComponent(new RegExp(`[:;]${name}=([^;?]*)`).exec(address)?.[1] ?? "");
  return part("serial") === "" ? part("token") : `${part("token")} (${part("serial")})`;
}
