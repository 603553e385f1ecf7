/** What all events of the elements have in common: they bubble, and leave shadow roots. */
export abstract class VisioEvent<Detail = null> extends CustomEvent<Detail> {
  constructor(type: string, options: { detail?: Detail; cancelable?: boolean } = {}) {
    super(type, { bubbles: true, composed: true, ...options });
  }
}

/** Something a person wants: a host may call `preventDefault()`, and then does it itself or not at all. */
export abstract class VisioRequestEvent<Detail = null> extends VisioEvent<Detail> {
  constructor(type: string, ...[detail]: Detail extends null ? [] : [detail: Detail]) {
    super(type, { cancelable: true, ...(detail === undefined ? {} : { detail }) });
  }
}
