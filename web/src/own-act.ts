// An act that is ordered, shown, signed and handed in: the page posts Start, the agent signs the text, the page posts Finish.

import { Page } from "./page";

/** Divides the sentences from the facts for programs: docs/acts.md. */
const marker = "\n\n-- tanba-act/1 --\n";

export function startOwnAct(form: HTMLFormElement): void {
  const page = new Page(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const tick = form.querySelector<HTMLInputElement>("input[name=tick]");
    if (tick && !tick.checked) page.fail(page.text("own-act.tick"), tick.id);
    else void page.run(() => act(page, form));
  });
}

async function act(page: Page, form: HTMLFormElement): Promise<void> {
  await page.connect();
  page.tell("own-act.order");
  const { id, text } = await page.post<{ id: string; text: string }>("Start", answers(form));
  show(form, text.split(marker)[0] ?? "");
  page.tell("own-act.sign");
  const { cms } = await page.agent.sign({ storage: "", path: "", purpose: "sign", text, locale: page.locale });
  page.tell("own-act.finish");
  const { to } = await page.post<{ to: string }>("Finish", { id, cms });
  location.assign(to);
}

/** What the person answered on this page; the rest stands in its address. */
function answers(form: HTMLFormElement): Record<string, string> {
  const given = [...new FormData(form).entries()].filter((pair): pair is [string, string] => typeof pair[1] === "string");
  return Object.fromEntries(given.filter(([name]) => !name.startsWith("__")));
}

function show(form: HTMLFormElement, sentences: string): void {
  const place = form.querySelector<HTMLElement>("[data-act-text]");
  const paragraph = place?.querySelector("p");
  if (!place || !paragraph) return;
  paragraph.textContent = sentences;
  place.hidden = false;
}
