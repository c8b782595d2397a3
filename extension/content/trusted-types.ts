// A page may forbid every Trusted Types policy. It has no say in what a content script renders, but lit asks
// for a policy as soon as it is loaded, and that the page's rule refuses. Here, in the script's own world,
// the factory is hidden before lit looks for it. Must be imported before lit.

Object.defineProperty(globalThis, 'trustedTypes', { value: undefined, configurable: true });
