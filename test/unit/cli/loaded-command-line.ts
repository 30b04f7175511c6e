/**
 * Runs the command line's own main script for each message that it is sent, in a process that has loaded the rest of it
 * before: the arguments, the environment, what is printed and the exit code are those of one command.
 */

export interface Asked {
  args: string[];
  env: NodeJS.ProcessEnv;
}

export interface Told {
  code: number;
  stdout: string;
  stderr: string;
}

const MAIN = new URL("../../../electron/cli/main.ts", import.meta.url);
let started = 0;

process.on("message", async (asked: Asked) => {
  process.send?.(await run(asked));
});

async function run({ args, env }: Asked): Promise<Told> {
  process.argv = [process.execPath, MAIN.pathname, ...args];
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  process.exitCode = undefined;
  const printed = [listenTo(process.stdout), listenTo(process.stderr)];
  // A script that is imported under another address runs anew, and what it imports does not.
  await import(`${MAIN}?${++started}`);
  const [stdout = "", stderr = ""] = printed.map((end) => end());
  return { code: Number(process.exitCode ?? 0), stdout, stderr };
}

/** Keeps what is written to a stream. @returns ends that, and gives what was kept */
function listenTo(stream: NodeJS.WriteStream): () => string {
  const { write } = stream;
  let kept = "";
  stream.write = (text: string | Uint8Array) => {
    kept += typeof text === "string" ? text : Buffer.from(text).toString();
    return true;
  };
  return () => {
    stream.write = write;
    stream.removeAllListeners("error");
    return kept;
  };
}
