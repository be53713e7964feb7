/** What no file that is written may hold: commands to terminals and printers. Tabs and line ends are none. */
export const controls = /(?![\t\n\r\u007f-\u009f])\p{Cc}/u;
