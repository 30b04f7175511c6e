/** Of every workspace that the fault tests make. */
export const PASSPHRASE = "correct horse battery staple";
