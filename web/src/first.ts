// A first application, without a session: it is handed in unsigned.

import { startApplication } from "./application";

export function startFirst(form: HTMLFormElement): void {
  startApplication(form, {
    page: "first",
    making: "first.generate",
    async handIn(page, requested, last) {
      page.tell("first.submit");
      await page.post("Requests", requested);
      last();
      return page.post<{ to: string }>("Submit", { number: requested.number });
    },
  });
}
