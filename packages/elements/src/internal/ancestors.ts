/** The elements around this one, nearest first, through slots and shadow roots. */
export function composedAncestors(element: Element): Element[] {
  const ancestors: Element[] = [];
  let node: Node | null = element;
  while ((node = (node as Element).assignedSlot ?? node.parentNode ?? (node as ShadowRoot).host ?? null)) {
    if (node instanceof Element) ancestors.push(node);
  }
  return ancestors;
}

/** The closest `lang` around the element; undefined when the page says none. */
export function pageLanguage(element: Element): string | undefined {
  for (const ancestor of composedAncestors(element)) {
    const lang = ancestor.getAttribute('lang');
    if (lang) return lang;
  }
  return undefined;
}
