import "./look/fonts";
import "./consent.scss";
import { createAll, PasswordInput } from "govuk-frontend";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
createAll(PasswordInput);
