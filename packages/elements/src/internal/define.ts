/** Registers an element, unless another copy of the SDK did first: the page then runs on that copy. */
export function define(name: string, constructor: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, constructor);
}
