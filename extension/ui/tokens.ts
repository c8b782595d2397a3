// Colours and sizes that every surface shares. Text on its ground has a contrast of at least 4.5 : 1, in
// light and in dark; sizes are pixels, for the page's root size must not reach into the card.

/** The ground of the badge, under white figures. */
export const misleadingInk = '#b3182a';

export const tokens = `
:host, :root {
  color-scheme: light dark;
  --ground: light-dark(#ffffff, #202327);
  --ink: light-dark(#1c2025, #eceff2);
  --ink-soft: light-dark(#4f5760, #b7bec6);
  --line: light-dark(#d8dce1, #434950);
  --link: light-dark(#0b57a4, #93c8ff);
  --misleading: light-dark(${misleadingInk}, #ffa49d);
  --misleading-ground: light-dark(#fdeceb, #4a2124);
  --caution: light-dark(#764900, #f3c66f);
  --caution-ground: light-dark(#fff3d3, #423411);
  --info: light-dark(#1d5296, #a2ccff);
  --info-ground: light-dark(#e7f0fc, #1d3552);
  --calm: light-dark(#1f6b3a, #93d6a8);
  --calm-ground: light-dark(#e6f4ea, #1c3d29);
  --font: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  --strong: #0b57a4;
  --edge: light-dark(#7b848d, #8b949d);
  --size: 16px;
  --size-small: 14px;
  --size-large: 17px;
  --target: 44px;
  --round: 10px;
}
[data-size="large"] {
  --size: 18px;
  --size-small: 16px;
  --size-large: 20px;
}
[data-size="largest"] {
  --size: 21px;
  --size-small: 18px;
  --size-large: 23px;
}
`;
