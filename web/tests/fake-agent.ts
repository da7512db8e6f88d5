// A socket without a network: the test says what the agent answers.

type Answer = (request: { module: string; method: string; args: Record<string, unknown> }, socket: FakeSocket) => unknown;

export const greeting = '{"result":{"version":"1.4"}}';
export const silent = Symbol("no reply");

export class FakeSocket {
  onopen: (() => void) | null = null;
  onmessage: ((frame: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly sent: string[] = [];
  closedWith: number | undefined;
  closed = false;
  heartbeats = true;

  constructor(
    readonly address: string,
    private readonly answer: Answer,
  ) {}

  send(frame: string): void {
    this.sent.push(frame);
    if (frame === "--heartbeat--") {
      if (this.heartbeats) this.say(frame);
      return;
    }
    const reply = this.answer(JSON.parse(frame), this);
    if (reply !== silent) queueMicrotask(() => this.say(typeof reply === "string" ? reply : JSON.stringify(reply)));
  }

  close(code?: number): void {
    this.closed = true;
    this.closedWith = code;
  }

  say(frame: string): void {
    this.onmessage?.({ data: frame });
  }

  requests(): string[] {
    return this.sent.filter((frame) => frame.startsWith("{"));
  }
}

/** Opens sockets to running agents; an address that is not named has nobody behind it. */
export function machine(agents: Record<string, { first?: string; answer?: Answer }>) {
  const sockets: FakeSocket[] = [];
  const open = (address: string) => {
    const agent = agents[address];
    const socket = new FakeSocket(address, agent?.answer ?? (() => silent));
    sockets.push(socket);
    queueMicrotask(() => {
      if (!agent) socket.onerror?.();
      else {
        socket.onopen?.();
        if (agent.first !== undefined) socket.say(agent.first);
      }
    });
    return socket as unknown as WebSocket;
  };
  return { sockets, open };
}

export const result = (value: unknown) => ({ status: true, body: { result: value } });
