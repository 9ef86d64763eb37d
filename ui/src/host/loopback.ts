import type { Transport } from './call';

/** Through the development host, which serves this page from the same origin. */
export const throughLoopback: Transport = async (name, input) => {
  const response = await fetch(`/call/${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.json();
};
