// An act of staff: the page shows its text, the agent signs that text, the page hands it in.

import { Page } from "./page";

interface ActData {
  id: string;
  act: string;
  text: string;
}

export function startAct(form: HTMLFormElement): void {
  const page = new Page(form);
  const data = JSON.parse(document.getElementById("tanba-act")?.textContent ?? "{}") as ActData;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void page.run(() => sign(page, data));
  });
}

async function sign(page: Page, { id, act, text }: ActData): Promise<void> {
  await page.connect();
  page.tell("act.sign");
  const { cms } = await page.agent.sign({ storage: "", path: "", purpose: "sign", text, locale: page.locale });
  page.tell("act.hand-in");
  const { to } = await page.post<{ to: string }>("Sign", { id, act, cms });
  location.assign(to);
}
