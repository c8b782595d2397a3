// Copies a text. On pages without https the browser gives scripts no clipboard; there what is selected in a
// field of our own is copied.

export function copy(text: string, from: HTMLTextAreaElement): void {
  from.select();
  const bySelection = () => document.execCommand('copy');
  if (navigator.clipboard) navigator.clipboard.writeText(text).catch(bySelection);
  else bySelection();
}
