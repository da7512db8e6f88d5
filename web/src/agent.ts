// The conversation with the signing agent on the person's own computer: docs/agent-protocol.md.

export type Locale = "kk" | "ru" | "en";

export interface AgentInfo {
  name: string;
  version: string;
  storages: string[];
  /** Kinds of tokens of which one is connected now. */
  connected?: string[];
}

export interface KeySpec {
  role: string;
  keyKind: string;
  subject: string;
  keyStorageOid: string;
}

export interface RoleRequest {
  role: string;
  request: string;
}

export interface StoredKey {
  certificate: string;
  ski: string;
}

export interface Pending {
  path: string;
  keys: string[];
}

export interface InstalledKey {
  ski: string;
  path: string;
}

/**
 * not-running: nobody answers, or the browser does not let us ask (it looks the same from here);
 * other-program: somebody answers, but does not know our module; cancelled: the person said no;
 * refused: the agent said no, with a code and a sentence in the person's language; lost: it fell silent in the middle.
 */
export type AgentFailure = "not-running" | "other-program" | "cancelled" | "refused" | "lost";

export class AgentError extends Error {
  constructor(
    readonly kind: AgentFailure,
    message: string = kind,
    readonly code: string = kind,
  ) {
    super(message);
    this.name = "AgentError";
  }
}

export interface AgentTiming {
  /** How long a connection may take: the browser may be asking the person for permission all this time. */
  open: number;
  greeting: number;
  heartbeat: number;
  /** Unanswered heartbeats after which the agent counts as gone: when idle, and while a person is at its window. */
  missedIdle: number;
  missedBusy: number;
}

const usual: AgentTiming = { open: 120_000, greeting: 5_000, heartbeat: 2_000, missedIdle: 3, missedBusy: 50 };
const heartbeat = "--heartbeat--";
const module = "tanba.enrolment";

interface Waiting {
  resolve: (reply: unknown) => void;
  reject: (error: AgentError) => void;
}

export class Agent {
  private socket: WebSocket | null = null;
  private waiting: Waiting | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private missed = 0;
  private beat: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly addresses: readonly string[],
    private readonly open: (address: string) => WebSocket = (address) => new WebSocket(address),
    private readonly timing: AgentTiming = usual,
  ) {}

  get isConnected(): boolean {
    return this.socket !== null;
  }

  /** Tries the addresses in their order, protected ones as configured first; one connection is kept. */
  async connect(): Promise<void> {
    if (this.socket) return;
    for (const address of this.addresses) {
      const socket = await this.greeted(address);
      if (!socket) continue;
      this.adopt(socket);
      return;
    }
    throw new AgentError("not-running");
  }

  close(): void {
    this.socket?.close(1000);
    this.drop("lost");
  }

  getAgent(): Promise<AgentInfo> {
    return this.ask("getAgent", {});
  }

  choosePath(args: { storage: string; kind: "file" | "folder"; purpose: "keys" | "auth" | "sign"; start?: string; locale: Locale }): Promise<{ path: string }> {
    return this.ask("choosePath", args);
  }

  listKeys(args: { storage: string; path?: string; extKeyUsageOids?: string[]; locale: Locale }): Promise<{ keys: StoredKey[] }> {
    return this.ask("listKeys", args);
  }

  generateKeys(args: { storage: string; path: string; application: string; keys: KeySpec[]; locale: Locale }): Promise<{ requests: RoleRequest[] }> {
    return this.ask("generateKeys", args);
  }

  /** Only keys that this very connection made; a page that connects anew has none. */
  discardKeys(args: { storage: string; application: string; locale: Locale }): Promise<{ discarded: number }> {
    return this.ask("discardKeys", args);
  }

  sign(args: { storage: string; path: string; purpose: "auth" | "sign"; text: string; locale: Locale }): Promise<{ cms: string }> {
    return this.ask("sign", args);
  }

  findPending(args: { storage: string; path?: string; application: string; locale: Locale }): Promise<Pending> {
    return this.ask("findPending", args);
  }

  installCertificates(args: { storage: string; path: string; application: string; certificates: string[]; locale: Locale }): Promise<{ installed: InstalledKey[] }> {
    return this.ask("installCertificates", args);
  }

  /** Both are asked for, tried and changed in the agent's window; the page learns only which file or token it was. */
  changePassword(args: { storage: string; path?: string; locale: Locale }): Promise<{ path: string }> {
    return this.ask("changePassword", args);
  }

  changePin(args: { storage: string; path?: string; locale: Locale }): Promise<{ path: string }> {
    return this.ask("changePin", args);
  }

  /** Replies carry no number, so the next request waits until the one before it was answered. */
  private ask<T>(method: string, args: object): Promise<T> {
    const turn = this.last.then(() => this.exchange<T>(method, args));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async exchange<T>(method: string, args: object): Promise<T> {
    await this.connect();
    const reply = await new Promise<unknown>((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket?.send(JSON.stringify({ module, method, args }));
    });
    return Agent.resultOf(reply) as T;
  }

  /** An open socket whose first frame is the greeting, or null. */
  private greeted(address: string): Promise<WebSocket | null> {
    return new Promise((resolve) => {
      let socket: WebSocket;
      try {
        socket = this.open(address);
      } catch {
        resolve(null); // the browser refuses the address itself, such as ws: from a protected page
        return;
      }
      const settle = (result: WebSocket | null) => {
        clearTimeout(patience);
        socket.onopen = socket.onmessage = socket.onerror = socket.onclose = null;
        if (!result) socket.close();
        resolve(result);
      };
      let patience = setTimeout(() => settle(null), this.timing.open);
      socket.onopen = () => {
        clearTimeout(patience);
        patience = setTimeout(() => settle(null), this.timing.greeting);
      };
      socket.onerror = socket.onclose = () => settle(null);
      socket.onmessage = (frame) => settle(isGreeting(frame.data) ? socket : null);
    });
  }

  private adopt(socket: WebSocket): void {
    this.socket = socket;
    this.missed = 0;
    socket.onmessage = (frame) => this.receive(String(frame.data));
    socket.onclose = socket.onerror = () => this.drop("lost");
    this.beat = setInterval(() => this.pulse(), this.timing.heartbeat);
  }

  private receive(frame: string): void {
    this.missed = 0;
    if (frame === heartbeat || !this.waiting) return;
    const { resolve, reject } = this.waiting;
    this.waiting = null;
    const reply = parse(frame);
    if (reply === undefined) reject(new AgentError("refused", frame.slice(0, 200), "NOT_JSON"));
    else resolve(reply);
  }

  private pulse(): void {
    if (this.missed >= (this.waiting ? this.timing.missedBusy : this.timing.missedIdle)) {
      this.close();
      return;
    }
    this.missed += 1;
    this.socket?.send(heartbeat);
  }

  private drop(kind: AgentFailure): void {
    clearInterval(this.beat);
    if (this.socket) this.socket.onmessage = this.socket.onclose = this.socket.onerror = null;
    this.socket = null;
    const waiting = this.waiting;
    this.waiting = null;
    waiting?.reject(new AgentError(kind));
  }

  private static resultOf(reply: unknown): unknown {
    const { status, body, code, errorCode, message } = (reply ?? {}) as Record<string, unknown>;
    if (errorCode === "MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND") throw new AgentError("other-program");
    if (status === false) throw new AgentError("refused", String(message ?? code ?? ""), String(code ?? ""));
    if (status !== true || typeof body !== "object" || body === null) throw new AgentError("refused", JSON.stringify(reply), "UNKNOWN_REPLY");
    if (!("result" in body)) throw new AgentError("cancelled");
    return body.result;
  }
}

function isGreeting(data: unknown): boolean {
  const greeting = parse(String(data)) as { result?: { version?: unknown } } | undefined;
  return typeof greeting?.result?.version === "string";
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
