/** A text that holds its own characters alone. What is cut out of a longer one keeps all of that in memory. */
export const ownedText = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');
