// The rule of passwords, ticked off while the person types. The agent judges again; what this says is only a help.

export type Part = "length" | "characters" | "lower" | "upper" | "digit";

/** As PasswordRule of the agent: 6 to 32 printable ASCII characters, with a lower and an upper case letter and a digit. */
export function keptParts(password: string): Record<Part, boolean> {
  return {
    length: password.length >= 6 && password.length <= 32,
    characters: /^[ -~]*$/.test(password),
    lower: /[a-z]/.test(password),
    upper: /[A-Z]/.test(password),
    digit: /[0-9]/.test(password),
  };
}

/** Whoever copies a key file can guess for ever, so length counts most. Repeating one letter adds nothing. */
export function strengthOf(password: string): "weak" | "fair" | "strong" {
  if (Object.values(keptParts(password)).includes(false)) return "weak";
  return password.length >= 12 && new Set(password).size >= 9 ? "strong" : "fair";
}

export function startPasswordRule(hint: HTMLElement): void {
  const field = document.getElementById(hint.dataset["ruleFor"] ?? "") as HTMLInputElement | null;
  const strength = hint.querySelector<HTMLElement>("[data-weak]");
  if (!field || !strength) return;
  hint.hidden = false;
  let spoken: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    const kept = keptParts(field.value);
    for (const item of hint.querySelectorAll<HTMLElement>("[data-rule]")) {
      const part = item.dataset["rule"] as Part;
      const isKept = kept[part] && field.value !== "" && part !== "characters";
      // That only Latin letters may stand there is news only to who has typed another.
      if (part === "characters") item.hidden = kept.characters;
      item.classList.toggle("tanba-rule__part--kept", isKept);
      const state = item.querySelector("span");
      if (state) state.textContent = `: ${hint.dataset[isKept ? "kept" : "broken"] ?? ""}`;
    }
    // What the agent said of the password before is no longer true.
    if (!Object.values(kept).includes(false)) {
      document.getElementById(`${field.id}-error`)?.remove();
      field.classList.remove("govuk-input--error");
      field.closest(".govuk-form-group--error")?.classList.remove("govuk-form-group--error");
    }
    // Read aloud when the person pauses, not with every letter.
    clearTimeout(spoken);
    spoken = setTimeout(() => (strength.textContent = field.value === "" ? "" : (strength.dataset[strengthOf(field.value)] ?? "")), 400);
  };
  field.addEventListener("input", show);
  show();
}
