// The choice of the key store. What belongs to files is hidden for tokens; a token that is not connected is said before anything begins.

import { AgentError } from "./agent";
import type { Page } from "./page";

export const files = "PKCS12";

export function isToken(storage: string): boolean {
  return storage !== "" && storage !== files;
}

/** Shows what the chosen store needs, now and whenever another is chosen. */
export function startStorage(form: HTMLFormElement): void {
  const choice = form.querySelector<HTMLSelectElement>("select[data-storage]");
  if (!choice) return;
  const show = () => {
    const token = isToken(choice.value);
    for (const part of form.querySelectorAll<HTMLElement>("[data-of-files]")) part.hidden = token;
    for (const part of form.querySelectorAll<HTMLElement>("[data-of-tokens]")) part.hidden = !token;
    for (const part of form.querySelectorAll<HTMLElement>("[data-of-store]")) part.hidden = part.dataset["ofStore"] !== choice.value;
  };
  choice.addEventListener("change", show);
  show();
}

/** Refuses with the name of the token and how to connect it. An agent that does not tell what is connected is asked as it is. */
export async function requireConnected(page: Page, storage: string): Promise<void> {
  if (!isToken(storage)) return;
  const { connected } = await page.agent.getAgent();
  if (connected && !connected.includes(storage)) throw new AgentError("refused", page.text("token.absent", { store: page.text(`store.${storage}`) }), "TOKEN_ABSENT");
}
