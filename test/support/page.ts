/** What a page of the web host does before it can speak to the workspace, for tests that have no browser. */

/**
 * The token for the ticket in an address.
 * @throws Error with the host's status when it gives none
 */
export async function tokenFor(address: string): Promise<string> {
  const { origin, hash } = new URL(address);
  const answer = await fetch(`${origin}/ticket`, {
    method: "POST",
    headers: { origin, "content-type": "application/json" },
    body: JSON.stringify({ ticket: new URLSearchParams(hash.slice(1)).get("t") }),
  });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return ((await answer.json()) as { token: string }).token;
}
