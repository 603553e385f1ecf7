// What a text may hold that is not seen, and that makes other text look like something else: controls but line breaks
// and tabs, and the characters that turn the direction of what follows. Marks that only belong to one letter stay.
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/** A text as it is shown, sent and kept; empty when nothing of it can be seen. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(unseen, '').trim();
}
