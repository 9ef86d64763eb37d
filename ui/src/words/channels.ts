/** What a person may write for a channel before a colon, in both languages, as alternatives of a regular expression. */
export const CHANNEL_NAMES =
  'line|ライン|e-?mail|メール|電話|tel|phone|call|対面|面会|in person|form|フォーム|その他|other|mail';
