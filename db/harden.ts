/**
 * Closes the usual way from parsed data to code: the prototypes that every object and array share can no longer be
 * reached or changed. Importing this file does it, so import it before anything else. Measured: zod, oRPC, the
 * database driver, hash-wasm, docx, Typst, fflate, pinyin-pro and ws all work under it; none had to be left out.
 */
Reflect.deleteProperty(Object.prototype, "__proto__");
Object.freeze(Object.prototype);
Object.freeze(Array.prototype);
