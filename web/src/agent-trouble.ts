// Why the agent cannot be reached, as far as a browser lets a page see.

/**
 * not-allowed: the person, or a policy, forbade this site to reach their computer (Chromium's Local Network Access); not-trusted: the
 * agent runs, for it answers at its signpost, but the browser does not take its certificate; not-running: neither is seen.
 */
export type Trouble = "not-allowed" | "not-trusted" | "not-running";

// One permission in Chromium 142, two since 145; other browsers know none of the names and ask nothing.
const permissions = ["loopback-network", "local-network-access"];
const patience = 3_000;

export async function troubleOf(signposts: readonly string[]): Promise<Trouble> {
  if (await isForbidden()) return "not-allowed";
  for (const signpost of signposts) if (await answers(signpost)) return "not-trusted";
  // Asking there may have been what the person has just said no to.
  return (await isForbidden()) ? "not-allowed" : "not-running";
}

async function isForbidden(): Promise<boolean> {
  for (const name of permissions) {
    try {
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      if (state === "denied") return true;
    } catch {
      // Not a name that this browser knows.
    }
  }
  return false;
}

async function answers(signpost: string): Promise<boolean> {
  try {
    // Whatever it answers: that somebody does is all that a page may know of it.
    await fetch(signpost, { mode: "no-cors", cache: "no-store", signal: AbortSignal.timeout(patience) });
    return true;
  } catch {
    return false;
  }
}
