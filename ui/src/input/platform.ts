/** Whether this is a Mac: its command key is ⌘, and Ctrl there belongs to the text system and the Japanese input method. */
export const onMac = /Mac/.test(navigator.platform);
