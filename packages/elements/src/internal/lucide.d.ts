// lucide declares types for its front door only, which in a page without a bundler would load all 1,500 icons.
declare module 'lucide/dist/esm/icons/*' {
  const icon: readonly (readonly [tag: string, attributes: Readonly<Record<string, string | number>>])[];
  export default icon;
}
