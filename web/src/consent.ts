import "./look/fonts";
import "./consent.scss";
import { createAll, ErrorSummary, PasswordInput } from "govuk-frontend";
import { startPasswordRule } from "./password-rule";

// The script of the agent's windows. They work without it; it shows the password on demand, and notices when a question is over.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
createAll(PasswordInput);
createAll(ErrorSummary);
document.querySelectorAll<HTMLElement>("[data-rule-for]").forEach(startPasswordRule);

const watch = document.body.dataset["watch"];
if (watch) {
  const line = new EventSource(watch);
  line.addEventListener("over", () => {
    line.close();
    location.reload();
  });
} else if (document.querySelector("[data-finished]")) {
  window.close();
}

// The first thing to do on a page without a complaint.
if (!document.querySelector(".govuk-error-summary")) {
  document.querySelector<HTMLInputElement>("input[type=radio]:checked, form:not(:has(input[type=radio])) input[type=password]")?.focus();
}

// Opening a store takes a moment by design: the pressed button says so, and a second press does nothing.
document.querySelector("form")?.addEventListener("submit", (event) => {
  const form = event.currentTarget as HTMLFormElement;
  if (form.dataset["sent"]) {
    event.preventDefault();
  }
  form.dataset["sent"] = "yes";
  form.setAttribute("aria-busy", "true");
});
