/** The real worker, which can be made to end from outside: by an error that nobody catches, or with the program. */
import { BroadcastChannel } from "node:worker_threads";

const orders = new BroadcastChannel(`shell-double:${process.env.SHELL_DOUBLE}`);
orders.onmessage = ({ data }) => {
  if (data === "crash")
    setImmediate(() => {
      throw new Error("the worker was told to crash");
    });
  else process.exit(0);
};
orders.unref();

await import("../../db/server/worker.ts");
