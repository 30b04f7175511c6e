/**
 * Switches that the packaged program refuses to start with: they let another program look into it, put something else
 * in its place, or take its walls down, and no fuse covers them.
 * Sources: Electron, "Supported Command Line Switches"; Chromium, content/public/common/content_switches.cc,
 * sandbox/policy/switches.cc, services/network/public/cpp/network_switches.cc, components/tracing/common/tracing_switches.cc.
 */

const REFUSED = [
  // Looking in: DevTools over the network or a pipe, Node's inspector, flags of V8.
  "remote-debugging-port",
  "remote-debugging-pipe",
  "remote-debugging-address",
  "remote-debugging-io-pipes",
  "remote-debugging-targets",
  "remote-allow-origins",
  "inspect",
  "inspect-brk",
  "inspect-brk-node",
  "inspect-port",
  "inspect-publish-uid",
  "inspect-wait",
  "js-flags",
  // Another program in place of its own processes.
  "browser-subprocess-path",
  "gpu-launcher",
  "renderer-cmd-prefix",
  "utility-cmd-prefix",
  "load-extension",
  // Walls between page, processes and system.
  "allow-file-access-from-files",
  "allow-running-insecure-content",
  "allow-sandbox-debugging",
  "disable-gpu-sandbox",
  "disable-seccomp-filter-sandbox",
  "disable-setuid-sandbox",
  "disable-site-isolation-trials",
  "disable-namespace-sandbox",
  "disable-web-security",
  "no-sandbox",
  "no-zygote-sandbox",
  "single-process",
  // Writing down what it does.
  "log-net-log",
  "net-log-capture-mode",
  "ssl-key-log-file",
  "trace-startup",
  "trace-startup-file",
] as const;

/** Whole families, of which a newer Chromium or Node may know more. */
const FAMILIES = /^(remote-debugging|inspect|debug)(-|$)/;

/**
 * The first refused switch, without its dashes, or null. The arguments are read beside Chromium's own list, which
 * stops at `--` and knows nothing of Node's switches.
 * @param hasSwitch whether Chromium has taken a switch of this name
 */
export function refusedSwitch(argv: readonly string[], hasSwitch: (name: string) => boolean): string | null {
  const given = argv.map(nameOf).find((name) => (REFUSED as readonly string[]).includes(name) || FAMILIES.test(name));
  return given ?? REFUSED.find(hasSwitch) ?? null;
}

/** `--Name=value`, `-name` and on Windows `/name` are the same to Chromium; anything else has no name. */
function nameOf(argument: string): string {
  return /^(?:--?|\/)([\w-]+)(?:=|$)/.exec(argument)?.[1]?.toLowerCase() ?? "";
}
