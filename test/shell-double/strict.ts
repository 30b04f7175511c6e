/** Makes a double say what it lacks: what Electron has and the double has not would else be `undefined` and pass for less. */

/** Asked of any object by promises and by the test runner. */
const ASKED_OF_ALL = [
  "then",
  "toJSON",
  "asymmetricMatch",
  "$$typeof",
  "nodeType",
  "tagName",
  "@@__IMMUTABLE_ITERABLE__@@",
];

/** The same object; reading a member that it has not throws, with its name. */
export function strict<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, key, receiver) {
      if (typeof key === "string" && !(key in target) && !ASKED_OF_ALL.includes(key))
        throw new Error(`The double of Electron lacks ${name}.${key}: teach it what Electron does there.`);
      return Reflect.get(target, key, receiver);
    },
  });
}

/** An event as Electron's listeners get it, and whether one of them prevented what comes by default. */
export function preventable<T extends object>(details: T): Electron.Event<T> {
  return {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      Object.assign(this, { defaultPrevented: true });
    },
  };
}
