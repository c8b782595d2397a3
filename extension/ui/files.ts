// Saves a file on this device, by the browser's own way of saving; nothing is sent.

/** The browser takes the address of the content before it has been read. */
const KEPT_MS = 60_000;

export function saveFile(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
