// Reissue, and keys for an information system: the application is signed with the signing key of today.

import { startApplication } from "./application";

export function startReissue(form: HTMLFormElement): void {
  startApplication(form, {
    page: "reissue",
    making: "reissue.generate",
    async handIn(page, requested, last) {
      const { text } = await page.post<{ text: string }>("Requests", requested);
      page.tell("reissue.sign");
      // The signing key of today may rest in another store than the new keys: the person chooses.
      const { cms } = await page.agent.sign({ storage: "", path: "", purpose: "sign", text, locale: page.locale });
      page.tell("reissue.submit");
      last();
      return page.post<{ to: string }>("Submit", { number: requested.number, cms });
    },
  });
}
