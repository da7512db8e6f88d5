// Installing: find the waiting private keys, fetch their certificates, put both into the person's store.

import type { Pending } from "./agent";
import { Page } from "./page";
import { isToken, requireConnected } from "./storage";

export function startInstall(form: HTMLFormElement): void {
  const page = new Page(form);
  let pending: Pending | undefined;
  const find = async () => {
    pending = await findPending(page);
  };
  form.querySelector("[data-choose]")?.addEventListener("click", () => void page.run(find));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void page.run(async () => {
      if (!pending || (page.field("path") !== pending.path && !isToken(page.field("storage")))) await find();
      if (pending) await install(page, pending);
    });
  });
}

async function findPending(page: Page): Promise<Pending> {
  await page.connect();
  const storage = page.field("storage");
  await requireConnected(page, storage);
  page.tell(isToken(storage) ? "install.find-token" : "install.find");
  const path = page.field("path");
  const found = await page.agent.findPending({ storage, application: page.field("number"), locale: page.locale, ...(path && { path }) });
  page.set("path", found.path);
  page.tell("");
  return found;
}

async function install(page: Page, { path, keys }: Pending): Promise<void> {
  const number = page.field("number");
  page.tell("install.fetch");
  const { certificates } = await page.post<{ certificates: string[] }>("Certificates", { number, keys });
  page.tell(isToken(page.field("storage")) ? "install.pin" : "install.write");
  await page.agent.installCertificates({ storage: page.field("storage"), path, application: number, certificates, locale: page.locale });
  page.tell("install.mark");
  const { to } = await page.post<{ to: string }>("Installed", { number, keys });
  location.assign(to);
}
