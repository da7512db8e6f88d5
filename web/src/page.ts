// What every page with the agent shares: its texts, its progress line, its errors, and the way to ask the server.

import { Agent, AgentError, type Locale } from "./agent";
import { troubleOf } from "./agent-trouble";

interface PageData {
  locale: Locale;
  addresses: string[];
  signposts?: string[];
  texts: Record<string, string>;
}

/** A refusal of our own server, with its sentence in the person's language. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
    private readonly status = 0,
  ) {
    super(message);
    this.name = "Refused";
  }

  /** Whether the server answered that it did not do it. Without an answer, or after a fault of its own, it may have. */
  get isDefinite(): boolean {
    return this.status >= 400 && this.status < 500;
  }
}

/** After this long without an answer the browser is probably asking for permission. */
const permissionAfter = 1_500;

export class Page {
  readonly agent: Agent;
  readonly locale: Locale;
  private readonly texts: Record<string, string>;
  private readonly signposts: readonly string[];
  private readonly progress = document.querySelector<HTMLElement>("[data-progress]");
  private readonly missing = document.querySelector<HTMLElement>("[data-agent-missing]");
  private busy = false;

  constructor(private readonly form: HTMLFormElement) {
    const data = JSON.parse(document.getElementById("tanba-page")?.textContent ?? "{}") as PageData;
    this.agent = new Agent(data.addresses);
    this.locale = data.locale;
    this.texts = data.texts;
    this.signposts = data.signposts ?? [];
  }

  text(key: string, values: Record<string, string> = {}): string {
    return (this.texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  }

  tell(key: string, values: Record<string, string> = {}, done = false): void {
    if (!this.progress) return;
    this.progress.classList.toggle("tanba-progress--done", done);
    this.progress.textContent = key === "" ? "" : this.text(key, values);
    if (key !== "") this.progress.scrollIntoView({ block: "nearest" });
  }

  field(name: string): string {
    const value = new FormData(this.form).get(name);
    return typeof value === "string" ? value.trim() : "";
  }

  set(name: string, value: string): void {
    const field = this.form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }

  /** One piece of work at a time: buttons rest while it runs, errors are told, and «try again» does the same work again. */
  async run(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.clear();
    this.rest(true);
    try {
      await work();
    } catch (error) {
      await this.explain(error, () => void this.run(work));
    } finally {
      this.busy = false;
      this.rest(false);
    }
  }

  async connect(): Promise<void> {
    if (this.agent.isConnected) return;
    this.tell("connecting");
    const hint = setTimeout(() => this.tell("permission"), permissionAfter);
    try {
      await this.agent.connect();
    } finally {
      clearTimeout(hint);
    }
  }

  /** Posts to a handler of this page; the answer is JSON, and so is a refusal. */
  async post<T>(handler: string, body: object): Promise<T> {
    const token = this.form.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]")?.value ?? "";
    let answer: Response;
    try {
      answer = await fetch(`${location.pathname}?handler=${handler}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-Tanba-Token": token },
        body: JSON.stringify(body),
      });
    } catch {
      throw new Refused("network", this.text("server"));
    }
    if (answer.ok) return (await answer.json()) as T;
    throw await this.refusal(answer);
  }

  async explain(error: unknown, again: () => void): Promise<void> {
    if (error instanceof AgentError && error.kind === "not-running" && this.missing) {
      await this.showMissing(again);
      return;
    }
    this.tell("");
    if (error instanceof AgentError) {
      this.fail(error.kind === "refused" ? error.message : this.text(error.kind));
    } else if (error instanceof Refused) {
      this.fail(error.message);
    } else {
      this.fail(this.text("server"));
      throw error;
    }
  }

  /** The error summary of govuk-frontend, at the top, with the focus in it. */
  fail(message: string, fieldId?: string): void {
    this.clear();
    const summary = element("div", "govuk-error-summary");
    summary.tabIndex = -1;
    const alert = summary.appendChild(element("div"));
    alert.setAttribute("role", "alert");
    alert.appendChild(element("h2", "govuk-error-summary__title")).textContent = this.text("error-title");
    const list = alert.appendChild(element("div", "govuk-error-summary__body")).appendChild(element("ul", "govuk-list govuk-error-summary__list"));
    const item = list.appendChild(element("li"));
    if (fieldId) {
      const link = item.appendChild(document.createElement("a"));
      link.href = `#${fieldId}`;
      link.textContent = message;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        document.getElementById(fieldId)?.focus();
      });
    } else {
      item.textContent = message;
    }
    summary.dataset["fromScript"] = "";
    (document.querySelector("main .govuk-grid-column-two-thirds") ?? document.querySelector("main"))?.prepend(summary);
    summary.focus();
  }

  private async refusal(answer: Response): Promise<Refused> {
    if (answer.status === 401) return new Refused("session", this.text("session"), answer.status);
    if (answer.status === 429) return new Refused("too-many", this.text("too-many"), answer.status);
    const problem = (await answer.json().catch(() => ({}))) as { code?: string; message?: string; id?: string };
    const id = problem.id ? ` ${this.text("id", { id: problem.id })}` : "";
    return new Refused(problem.code ?? String(answer.status), (problem.message ?? this.text("server")) + id, answer.status);
  }

  private async showMissing(again: () => void): Promise<void> {
    if (!this.missing) return;
    const trouble = await troubleOf(this.signposts);
    this.tell("");
    for (const part of this.missing.querySelectorAll<HTMLElement>("[data-trouble]")) part.hidden = part.dataset["trouble"] !== trouble;
    this.missing.hidden = false;
    this.missing.focus();
    const retry = this.missing.querySelector<HTMLButtonElement>("[data-agent-retry]");
    if (retry) retry.onclick = again;
  }

  private clear(): void {
    document.querySelectorAll("[data-from-script]").forEach((old) => old.remove());
    if (this.missing) this.missing.hidden = true;
  }

  // aria-disabled, not disabled: the focus stays where the person left it.
  private rest(resting: boolean): void {
    for (const button of this.form.querySelectorAll("button")) {
      if (resting) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
    this.form.setAttribute("aria-busy", String(resting));
  }
}

function element(name: "div" | "h2" | "ul" | "li", className = ""): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
