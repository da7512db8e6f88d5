import "./look/fonts";
import "./portal.scss";
import { Button, Checkboxes, createAll, ErrorSummary, Radios, ServiceNavigation } from "govuk-frontend";
import { startAct } from "./act";
import { startOwnAct } from "./own-act";
import { startAgentCheck } from "./agent-check";
import { startFirst } from "./first";
import { startInstall } from "./install";
import { startLocality } from "./locality";
import { startLogin } from "./login";
import { startPassword } from "./password";
import { startPrint } from "./print";
import { startReissue } from "./reissue";

// govuk-frontend shows what needs script (the menu button, …) only when the page says that there is one.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [Button, Checkboxes, ErrorSummary, Radios, ServiceNavigation]) {
  createAll(component);
}

const pages: Record<string, (form: HTMLFormElement) => void> = {
  act: startAct,
  "own-act": startOwnAct,
  agent: startAgentCheck,
  first: startFirst,
  "first-store": startFirst,
  install: startInstall,
  login: startLogin,
  password: startPassword,
  reissue: startReissue,
  "reissue-details": startReissue,
};

startPrint();
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-page]")) {
  pages[form.dataset["page"] ?? ""]?.(form);
}

for (const place of document.querySelectorAll<HTMLElement>("[data-place]")) {
  startLocality(place);
}
