/**
 * Closes the usual way from parsed data to code: the prototypes that every object and array share can no longer be
 * reached or changed. Importing this file does it, so import it before anything else. Measured: zod, oRPC, the
 * database driver, hash-wasm, docx, Typst, fflate, pinyin-pro and ws all work under it. rrule does once it is loaded; its compiled classes set `constructor`
 * on objects while they are made, so it is loaded first.
 */
import "rrule";

Reflect.deleteProperty(Object.prototype, "__proto__");
Object.freeze(Object.prototype);
Object.freeze(Array.prototype);
