// Does the signing program answer?

import { Page } from "./page";

export function startAgentCheck(form: HTMLFormElement): void {
  const page = new Page(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void page.run(async () => {
      await page.connect();
      const { name, version } = await page.agent.getAgent();
      page.tell("agent.found", { name, version }, true);
    });
  });
}
