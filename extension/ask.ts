// What the extension's own pages ask of the background; once more when it was just being stopped.

import { api } from './browser';
import type { PageAnswers, PageMessage } from './protocol';

const RESTART_MS = 300;

export async function ask<Type extends PageMessage['type']>(
  message: Extract<PageMessage, { type: Type }>,
): Promise<PageAnswers[Type]> {
  const send = () => api.runtime.sendMessage(message).catch(() => undefined);
  const answer: unknown = await send();
  if (answer !== undefined) return answer as PageAnswers[Type];
  await new Promise((resolve) => setTimeout(resolve, RESTART_MS));
  return (await send()) as PageAnswers[Type];
}
