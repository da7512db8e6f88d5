// The vectors that also hold the agent: what we send is what it takes, and what it answers is what we understand.

import { describe, expect, it } from "vitest";
import { Agent, AgentError } from "../src/agent";
import enrolment from "../../tests/vectors/agent/enrolment.json";
import transport from "../../tests/vectors/agent/transport.json";
import { greeting, machine } from "./fake-agent";

const address = "wss://127.0.0.1:13579";

interface Vector {
  name: string;
  request: { module: string; method: string; args: Record<string, unknown> };
  reply: { status?: boolean; body?: { result?: unknown }; code?: string; message?: string; errorCode?: string };
}

type Methods = Record<string, (args: unknown) => Promise<unknown>>;

function call(agent: Agent, { method, args }: Vector["request"]): Promise<unknown> {
  const ask = (agent as unknown as Methods)[method];
  if (!ask) throw new Error(`agent.ts has no ${method}`);
  return ask.call(agent, args);
}

const known = (enrolment as unknown as Vector[]).filter((vector) => vector.request.method !== "format");

describe("the enrolment module", () => {
  it.each(known.map((vector) => [vector.name, vector] as const))("%s", async (_, { request, reply }) => {
    const { sockets, open } = machine({ [address]: { first: greeting, answer: () => reply } });
    const outcome = await call(new Agent([address], open), request).catch((error: unknown) => error);
    const expected = request.method === "getAgent" ? { ...request, args: {} } : request;
    expect(JSON.parse(sockets[0]?.requests()[0] ?? "")).toEqual(expected);
    if (reply.status === false) {
      expect(outcome).toBeInstanceOf(AgentError);
      expect(outcome).toMatchObject({ kind: "refused", code: reply.code, message: reply.message });
    } else if (reply.body && "result" in reply.body) {
      expect(outcome).toEqual(reply.body.result);
    } else {
      expect(outcome).toMatchObject({ kind: "cancelled" });
    }
  });

  it("is used with every method that the vectors name", () => {
    for (const method of new Set(known.map((vector) => vector.request.method))) {
      expect(Agent.prototype).toHaveProperty(method);
    }
  });
});

describe("the transport", () => {
  it("an unknown module is another program", async () => {
    const vector = (transport as unknown as Vector[]).find((one) => one.reply?.errorCode === "MODULE_NOT_FOUND");
    const { open } = machine({ [address]: { first: greeting, answer: () => vector?.reply } });
    await expect(new Agent([address], open).getAgent()).rejects.toMatchObject({ kind: "other-program" });
  });
});
