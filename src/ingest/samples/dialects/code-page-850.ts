/** The letters of 0x80 to 0xff in code page 850, which a Western console of Windows writes. */
const UPPER_HALF =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** Which byte Windows-1252 reads as this letter, for the letters that are not at the place of their own number. */
const BYTES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 128 }, (_, index) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(index + 0x80)),
    index + 0x80,
  ]),
);

/** A text whose bytes were read as Windows-1252, read as code page 850 instead. */
export const asCodePage850 = (text: string): string =>
  text.replace(/[^\0-\x7f]/g, (letter) => {
    const byte = BYTES.get(letter);
    return byte === undefined ? letter : UPPER_HALF[byte - 0x80]!;
  });
