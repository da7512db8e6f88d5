// The field of a locality as a list that narrows while one types: a combobox of the ARIA Authoring Practices. Without script the
// field is an ordinary one, and the server offers what fits.
interface Found {
  name: string;
  district: string | null;
  region: string;
}

const pause = 200;

export function startLocality(place: HTMLElement, ask: (address: string) => Promise<Found[]> = fetchPlaces): void {
  const input = place.querySelector<HTMLInputElement>("[data-place-locality]");
  const region = place.querySelector<HTMLSelectElement>("[data-place-region]");
  if (input && region) {
    new LocalityList(place, input, region, ask).start();
  }
}

async function fetchPlaces(address: string): Promise<Found[]> {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  return answer.ok ? ((await answer.json()) as { places: Found[] }).places : [];
}

class LocalityList {
  private readonly list = document.createElement("ul");
  private readonly told = document.createElement("div");
  private found: Found[] = [];
  private active = -1;
  private timer = 0;
  private asked = 0;

  constructor(
    private readonly place: HTMLElement,
    private readonly input: HTMLInputElement,
    private readonly region: HTMLSelectElement,
    private readonly ask: (address: string) => Promise<Found[]>,
  ) {}

  start(): void {
    this.list.id = `${this.input.id}-list`;
    this.list.className = "tanba-place__list";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.place.querySelector(`label[for="${this.input.id}"]`)?.textContent ?? "");
    this.list.hidden = true;
    this.told.className = "govuk-visually-hidden";
    this.told.setAttribute("role", "status");
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-controls", this.list.id);
    this.input.setAttribute("aria-expanded", "false");
    this.input.after(this.list, this.told);
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    // The field keeps the focus while the mouse chooses.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest<HTMLElement>("[role=option]");
      if (option) {
        this.choose(Number(option.dataset["at"]));
      }
    });
    // A locality of another region is not wanted any more.
    this.region.addEventListener("change", () => {
      this.input.value = "";
      this.close();
    });
  }

  private later(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.search(), pause);
  }

  private async search(): Promise<void> {
    const start = this.input.value.trim();
    const turn = ++this.asked;
    if (start === "") {
      this.close();
      return;
    }
    const found = await this.ask(`/localities?${new URLSearchParams({ start, region: this.region.value })}`).catch(() => []);
    // An answer that was overtaken by a later question is of no use.
    if (turn === this.asked && document.activeElement === this.input) {
      this.show(found);
    }
  }

  private show(found: Found[]): void {
    this.found = found;
    this.active = -1;
    this.list.replaceChildren(...found.map((one, at) => this.option(one, at)));
    this.list.hidden = found.length === 0;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    this.input.removeAttribute("aria-activedescendant");
    this.told.textContent =
      found.length === 0 ? (this.place.dataset["none"] ?? "") : (this.place.dataset["found"] ?? "").replace("{0}", String(found.length));
  }

  private option(one: Found, at: number): HTMLElement {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${at}`;
    option.className = "tanba-place__option";
    option.dataset["at"] = String(at);
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const where = document.createElement("span");
    where.className = "tanba-place__where";
    where.textContent = [one.district, one.region].filter(Boolean).join(", ");
    option.append(`${one.name} `, where);
    return option;
  }

  private press(event: KeyboardEvent): void {
    if (this.list.hidden) {
      return;
    }
    switch (event.key) {
      case "ArrowDown":
        this.move((this.active + 1) % this.found.length);
        break;
      case "ArrowUp":
        this.move((this.active <= 0 ? this.found.length : this.active) - 1);
        break;
      case "Enter":
        if (this.active < 0) {
          return;
        }
        this.choose(this.active);
        break;
      case "Escape":
        this.close();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  private move(to: number): void {
    this.active = to;
    for (const [at, option] of [...this.list.children].entries()) {
      option.setAttribute("aria-selected", String(at === to));
    }
    const option = this.list.children[to];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView?.({ block: "nearest" });
    }
  }

  private choose(at: number): void {
    const one = this.found[at];
    if (one) {
      this.input.value = one.name;
      this.region.value = one.region;
    }
    this.close();
  }

  private close(): void {
    window.clearTimeout(this.timer);
    this.asked++;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
