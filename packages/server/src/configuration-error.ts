/** A setting that cannot work; the message is one plain sentence that names it and never quotes a secret. */
export class ConfigurationError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ConfigurationError';
  }
}
