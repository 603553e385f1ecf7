/** What this client calls itself in `Visio-Client`: the version of the package, which `npm test -- package` compares. */
export const clientVersion = '0.0.0';
