//! In which encoding a table is written, and its bytes as UTF-8.

use std::io::{Cursor, Read};

use encoding_rs::{Decoder, DecoderResult, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

use crate::ExchangeError;

/// The encodings in which history tables come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// Shift_JIS with Microsoft's additions (CP932), as Japanese spreadsheets save CSV.
    ShiftJis,
    /// UTF-16, low byte first, with a byte order mark.
    Utf16Le,
    /// UTF-16, high byte first, with a byte order mark.
    Utf16Be,
}

const CHUNK: usize = 1 << 16;
const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

impl Encoding {
    /// The encoding of a table's bytes, which are read to their end unless it is clear before.
    ///
    /// A byte order mark decides. Without one it is UTF-8 if all bytes are, else Shift_JIS if all bytes are; and if
    /// they are neither, the one that made sense of more of them, so that the broken place can be shown.
    ///
    /// # Errors
    /// [`ExchangeError::Read`] when the bytes cannot be read.
    pub fn detect(mut bytes: impl Read) -> Result<Self, ExchangeError> {
        let mut chunk = Vec::with_capacity(CHUNK);
        let mut next = |chunk: &mut Vec<u8>| {
            chunk.clear();
            bytes.by_ref().take(CHUNK as u64).read_to_end(chunk).map_err(ExchangeError::Read)
        };
        next(&mut chunk)?;
        match chunk.as_slice() {
            [0xef, 0xbb, 0xbf, ..] => return Ok(Self::Utf8),
            [0xff, 0xfe, ..] => return Ok(Self::Utf16Le),
            [0xfe, 0xff, ..] => return Ok(Self::Utf16Be),
            _ => {}
        }
        let (mut utf8, mut shift_jis) = (Reach::new(UTF_8), Reach::new(SHIFT_JIS));
        loop {
            utf8.extend(&chunk);
            shift_jis.extend(&chunk);
            if chunk.is_empty() || utf8.broken && shift_jis.broken {
                break;
            }
            next(&mut chunk)?;
        }
        let of_shift_jis = utf8.broken && (!shift_jis.broken || shift_jis.bytes > utf8.bytes);
        Ok(if of_shift_jis { Self::ShiftJis } else { Self::Utf8 })
    }
}

/// How far a decoder comes before it meets bytes that mean nothing to it.
struct Reach {
    decoder: Decoder,
    bytes: usize,
    broken: bool,
}

impl Reach {
    fn new(encoding: &'static encoding_rs::Encoding) -> Self {
        Self { decoder: encoding.new_decoder_without_bom_handling(), bytes: 0, broken: false }
    }

    /// Tries the next bytes; none are the end.
    fn extend(&mut self, mut bytes: &[u8]) {
        let mut text = [0; CHUNK];
        let last = bytes.is_empty();
        while !self.broken {
            let (result, read, _) = self.decoder.decode_to_utf8_without_replacement(bytes, &mut text, last);
            self.bytes += read;
            bytes = bytes.get(read..).unwrap_or_default();
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => self.broken = true,
            }
        }
    }
}

/// A table's bytes as UTF-8 without a byte order mark. Bytes that mean nothing in the encoding become a byte that is
/// never part of UTF-8, so that the cell they are in is found to be broken and nothing is replaced in silence.
pub(super) enum Decoded<R> {
    /// Bytes that claim to be UTF-8 already.
    Plain(std::io::Chain<Cursor<Vec<u8>>, R>),
    /// Bytes of another encoding.
    Transcoded(Box<Transcoder<R>>),
}

impl<R: Read> Decoded<R> {
    pub(super) fn new(mut bytes: R, encoding: Encoding) -> std::io::Result<Self> {
        let decoder = match encoding {
            Encoding::Utf8 => {
                let mut head = Vec::new();
                bytes.by_ref().take(UTF8_MARK.len() as u64).read_to_end(&mut head)?;
                if head == UTF8_MARK {
                    head.clear();
                }
                return Ok(Self::Plain(Cursor::new(head).chain(bytes)));
            }
            Encoding::ShiftJis => SHIFT_JIS.new_decoder_without_bom_handling(),
            Encoding::Utf16Le => UTF_16LE.new_decoder_with_bom_removal(),
            Encoding::Utf16Be => UTF_16BE.new_decoder_with_bom_removal(),
        };
        let (input, text) = (Vec::with_capacity(CHUNK), Cursor::new(Vec::new()));
        Ok(Self::Transcoded(Box::new(Transcoder { bytes, decoder, input, text, ended: false })))
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Self::Plain(bytes) => bytes.read(buffer),
            Self::Transcoded(transcoder) => transcoder.read(buffer),
        }
    }
}

/// Turns another encoding into UTF-8, one chunk after the other.
pub(super) struct Transcoder<R> {
    bytes: R,
    decoder: Decoder,
    input: Vec<u8>,
    text: Cursor<Vec<u8>>,
    ended: bool,
}

impl<R: Read> Transcoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        loop {
            let read = self.text.read(buffer)?;
            if read > 0 || self.ended || buffer.is_empty() {
                return Ok(read);
            }
            self.decode_chunk()?;
        }
    }

    fn decode_chunk(&mut self) -> std::io::Result<()> {
        self.input.clear();
        self.bytes.by_ref().take(CHUNK as u64).read_to_end(&mut self.input)?;
        self.ended = self.input.is_empty();
        let mut text = std::mem::take(&mut self.text).into_inner();
        text.clear();
        let (mut rest, mut scratch) = (self.input.as_slice(), [0; CHUNK]);
        loop {
            let (result, read, written) =
                self.decoder.decode_to_utf8_without_replacement(rest, &mut scratch, self.ended);
            rest = rest.get(read..).unwrap_or_default();
            text.extend_from_slice(scratch.get(..written).unwrap_or_default());
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => text.push(0xff),
            }
        }
        self.text = Cursor::new(text);
        Ok(())
    }
}
