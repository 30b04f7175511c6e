/** Which user of this computer is at the other end of a connection. Linux says so; elsewhere nobody knows. */
import { readFileSync } from "node:fs";
import { endianness } from "node:os";

/** The end points of a connection as the host sees them. */
export interface Ends {
  remoteAddress?: string | undefined;
  remotePort?: number | undefined;
  localAddress?: string | undefined;
  localPort?: number | undefined;
}

/**
 * Whether it is another user's, as far as can be known. The superuser is none: nothing can be kept from it, and
 * forwarders of the system (WSL's, for one) run under its name.
 */
export function isOtherUsers(ends: Ends): boolean {
  const user = userOf(ends, tables());
  return user !== null && user !== 0 && user !== process.getuid?.();
}

/**
 * The user who owns the other end, by its own row in the kernel's table of connections; null where there is none.
 * @param table as proc_pid_net(5) describes it: /proc/net/tcp, and tcp6 for sockets of the other family
 */
export function userOf({ remoteAddress, remotePort, localAddress, localPort }: Ends, table: string): number | null {
  const [theirs, ours] = [endPoint(remoteAddress, remotePort), endPoint(localAddress, localPort)];
  if (!theirs || !ours) return null;
  for (const line of table.split("\n")) {
    const [, from = "", to = "", , , , , user = ""] = line.trim().split(/\s+/);
    if (from.endsWith(theirs) && to.endsWith(ours)) return Number(user);
  }
  return null;
}

/** As the table writes it: the address in the order of the processor's bytes, the port, both hexadecimal. */
function endPoint(address: string | undefined, port: number | undefined): string | null {
  const bytes = address
    ?.replace(/^::ffff:/, "")
    .split(".")
    .map(Number);
  if (bytes?.length !== 4 || port === undefined) return null;
  const hex = Buffer.from(endianness() === "LE" ? bytes.reverse() : bytes).toString("hex");
  return `${hex}:${port.toString(16).padStart(4, "0")}`.toUpperCase();
}

function tables(): string {
  if (process.platform !== "linux") return "";
  return ["/proc/net/tcp", "/proc/net/tcp6"].map(read).join("\n");
}

function read(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return ""; // A system without /proc, or without IPv6.
  }
}
