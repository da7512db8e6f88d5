import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Agent, AgentError } from "../src/agent";
import { greeting, machine, result, silent } from "./fake-agent";

const wss = "wss://127.0.0.1:13579";
const plain = "ws://127.0.0.1:13580";
const info = { name: "Tanba Agent", version: "0.1.0", storages: ["PKCS12"] };

async function failure(work: Promise<unknown>): Promise<AgentError> {
  const error = await work.then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(AgentError);
  return error as AgentError;
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("connecting", () => {
  it("takes the first address that greets", async () => {
    const { sockets, open } = machine({ [wss]: { first: greeting } });
    const agent = new Agent([wss, plain], open);
    await agent.connect();
    expect(agent.isConnected).toBe(true);
    expect(sockets.map((socket) => socket.address)).toEqual([wss]);
  });

  it("goes on to the next address when nobody answers", async () => {
    const { sockets, open } = machine({ [plain]: { first: greeting } });
    await new Agent([wss, plain], open).connect();
    expect(sockets.map((socket) => socket.address)).toEqual([wss, plain]);
  });

  it("says not-running when no address answers", async () => {
    const { open } = machine({});
    expect((await failure(new Agent([wss, plain], open).connect())).kind).toBe("not-running");
  });

  it("says not-running when the browser refuses the address itself", async () => {
    const refuse = () => {
      throw new DOMException("insecure", "SecurityError");
    };
    expect((await failure(new Agent([plain], refuse).connect())).kind).toBe("not-running");
  });

  it.each(["hello", "{}", '{"result":{}}', "[]", "null"])("does not take %s for a greeting", async (first) => {
    const { sockets, open } = machine({ [wss]: { first } });
    expect((await failure(new Agent([wss], open).connect())).kind).toBe("not-running");
    expect(sockets[0]?.closed).toBe(true);
  });

  it("waits five seconds for the greeting and no longer", async () => {
    const { sockets, open } = machine({ [wss]: {} });
    const end = failure(new Agent([wss], open).connect());
    await vi.advanceTimersByTimeAsync(4_900);
    expect(sockets[0]?.closed).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect((await end).kind).toBe("not-running");
  });

  it("keeps one connection for all requests", async () => {
    const { sockets, open } = machine({ [wss]: { first: greeting, answer: () => result(info) } });
    const agent = new Agent([wss], open);
    await agent.getAgent();
    await agent.getAgent();
    expect(sockets).toHaveLength(1);
  });
});

describe("asking", () => {
  it("sends the module, the method and its arguments, and unwraps the result", async () => {
    const { sockets, open } = machine({ [wss]: { first: greeting, answer: () => result({ cms: "TUlJ" }) } });
    const args = { storage: "PKCS12", path: "", purpose: "auth", text: "Вхожу", locale: "ru" } as const;
    expect(await new Agent([wss], open).sign(args)).toEqual({ cms: "TUlJ" });
    expect(sockets[0]?.requests().map((frame) => JSON.parse(frame))).toEqual([{ module: "tanba.enrolment", method: "sign", args }]);
  });

  it("asks one thing at a time, in the order of asking", async () => {
    const { sockets, open } = machine({ [wss]: { first: greeting, answer: () => silent } });
    const agent = new Agent([wss], open);
    const first = agent.getAgent();
    const second = agent.choosePath({ storage: "PKCS12", kind: "file", purpose: "auth", locale: "kk" });
    await vi.advanceTimersByTimeAsync(1);
    expect(sockets[0]?.requests()).toHaveLength(1);
    sockets[0]?.say(JSON.stringify(result(info)));
    await first;
    await vi.advanceTimersByTimeAsync(1);
    expect(sockets[0]?.requests()).toHaveLength(2);
    sockets[0]?.say(JSON.stringify(result({ path: "/keys/AUTH_RSA256_1.p12" })));
    expect(await second).toEqual({ path: "/keys/AUTH_RSA256_1.p12" });
  });

  it("asks again after a refusal", async () => {
    const replies = [{ status: false, code: "KEYS_NOT_FOUND", message: "Ключи не найдены" }, result(info)];
    const { open } = machine({ [wss]: { first: greeting, answer: () => replies.shift() } });
    const agent = new Agent([wss], open);
    await failure(agent.getAgent());
    expect(await agent.getAgent()).toEqual(info);
  });
});

describe("what went wrong", () => {
  const asked = (reply: unknown) => {
    const { open } = machine({ [wss]: { first: greeting, answer: () => reply } });
    return failure(new Agent([wss], open).getAgent());
  };

  it("a reply without a result is a cancelled request", async () => {
    expect((await asked({ status: true, body: {} })).kind).toBe("cancelled");
  });

  it("a refusal carries its code and its sentence", async () => {
    const error = await asked({ status: false, code: "NOT_ALLOWED", message: "Бұл сайтқа рұқсат жоқ" });
    expect([error.kind, error.code, error.message]).toEqual(["refused", "NOT_ALLOWED", "Бұл сайтқа рұқсат жоқ"]);
  });

  it("an agent that does not know our module is another program", async () => {
    expect((await asked({ success: false, errorCode: "MODULE_NOT_FOUND" })).kind).toBe("other-program");
  });

  it.each(["nonsense", "null", "[]", '{"status":true}', '{"status":true,"body":null}', '{"ok":1}'])("%s is refused", async (reply) => {
    expect((await asked(reply)).kind).toBe("refused");
  });
});

describe("staying in touch", () => {
  it("sends a heartbeat every two seconds and takes no echo for an answer", async () => {
    const { sockets, open } = machine({ [wss]: { first: greeting, answer: () => silent } });
    const agent = new Agent([wss], open);
    const asked = agent.getAgent();
    await vi.advanceTimersByTimeAsync(6_100);
    expect(sockets[0]?.sent.filter((frame) => frame === "--heartbeat--")).toHaveLength(3);
    sockets[0]?.say(JSON.stringify(result(info)));
    expect(await asked).toEqual(info);
  });

  it("lets a person think for minutes while the agent answers heartbeats", async () => {
    const { sockets, open } = machine({ [wss]: { first: greeting, answer: () => silent } });
    const asked = new Agent([wss], open).getAgent();
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    sockets[0]?.say(JSON.stringify(result(info)));
    expect(await asked).toEqual(info);
  });

  it("gives up an idle agent that falls silent, and connects again when asked", async () => {
    const { sockets, open } = machine({ [wss]: { first: greeting, answer: () => result(info) } });
    const agent = new Agent([wss], open);
    await agent.connect();
    sockets[0]!.heartbeats = false;
    await vi.advanceTimersByTimeAsync(9_000);
    expect(agent.isConnected).toBe(false);
    expect(sockets[0]?.closedWith).toBe(1000);
    expect(await agent.getAgent()).toEqual(info);
    expect(sockets).toHaveLength(2);
  });

  it("says lost when the agent closes in the middle of a request", async () => {
    const { sockets, open } = machine({ [wss]: { first: greeting, answer: () => silent } });
    const asked = failure(new Agent([wss], open).getAgent());
    await vi.advanceTimersByTimeAsync(1);
    sockets[0]?.onclose?.();
    expect((await asked).kind).toBe("lost");
  });

  it("says lost when the agent falls silent in the middle of a request", async () => {
    const { sockets, open } = machine({ [wss]: { first: greeting, answer: () => silent } });
    const asked = failure(new Agent([wss], open).getAgent());
    await vi.advanceTimersByTimeAsync(1);
    sockets[0]!.heartbeats = false;
    await vi.advanceTimersByTimeAsync(104_000);
    expect((await asked).kind).toBe("lost");
  });
});
