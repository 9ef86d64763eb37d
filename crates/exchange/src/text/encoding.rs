//! In which encoding a table is written, and its bytes as UTF-8.

use std::io::{Cursor, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, EUC_JP, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::ExchangeError;

/// The encodings in which tables come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// Shift_JIS with Microsoft's additions (CP932), as Japanese spreadsheets save CSV.
    ShiftJis,
    /// EUC-JP, as older Japanese servers write it.
    EucJp,
    /// ISO-2022-JP, as Japanese mail is written.
    Iso2022Jp,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, as spreadsheets of western Europe save CSV. Every byte means something in it, so that only a person can
    /// say that it is meant.
    Windows1252,
}

const CHUNK: usize = 1 << 16;
const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// Of how many bytes one at least is zero where every other byte of a text in UTF-16 is likely to be.
const ZERO_AMONG: usize = 16;

/// Zero bytes of the shortest text that is taken for UTF-16 without a mark.
const ZEROS: usize = 4;

impl Encoding {
    /// Every encoding, those met most often first.
    pub const ALL: [Self; 7] =
        [Self::Utf8, Self::ShiftJis, Self::EucJp, Self::Iso2022Jp, Self::Utf16Le, Self::Utf16Be, Self::Windows1252];

    /// The stable code of this encoding.
    #[must_use]
    pub const fn as_code(self) -> &'static str {
        match self {
            Self::Utf8 => "utf_8",
            Self::ShiftJis => "shift_jis",
            Self::EucJp => "euc_jp",
            Self::Iso2022Jp => "iso_2022_jp",
            Self::Utf16Le => "utf_16le",
            Self::Utf16Be => "utf_16be",
            Self::Windows1252 => "windows_1252",
        }
    }

    /// The encoding of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.as_code() == code)
    }

    /// The encoding of a table's bytes, which are read to their end unless it is clear before.
    ///
    /// A byte order mark decides, then zero bytes in the places that UTF-16 has them. Otherwise it is UTF-8 if all bytes
    /// are, and else what Japanese text is most likely to be. When the bytes mean something throughout in none, it is the
    /// one of UTF-8 and Shift_JIS that made sense of more of them, so that the broken place can be shown.
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
        if let Some(wide) = wide(&chunk) {
            return Ok(wide);
        }
        let mut guess = Guess::new();
        loop {
            guess.extend(&chunk);
            if chunk.is_empty() || guess.is_lost() {
                return Ok(guess.best());
            }
            next(&mut chunk)?;
        }
    }
}

impl Encoding {
    /// Bytes in this encoding as UTF-8.
    pub(crate) fn decode<R: Read>(self, bytes: R) -> std::io::Result<Decoded<R>> {
        Decoded::new(bytes, self)
    }
}

/// UTF-16 without a byte order mark: enough zero bytes, most of them in the even or most in the odd places. Some characters of
/// Japanese have one in the other place, such as the blank of full width.
fn wide(head: &[u8]) -> Option<Encoding> {
    let zeros = |odd| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if even + odd < ZEROS || (even + odd) * ZERO_AMONG < head.len() {
        None
    } else if odd > even * 2 {
        Some(Encoding::Utf16Le)
    } else if even > odd * 2 {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// What the bytes so far may be written in.
struct Guess {
    utf8: Reach,
    shift_jis: Reach,
    euc_jp: Reach,
    detector: EncodingDetector,
}

impl Guess {
    fn new() -> Self {
        Self {
            utf8: Reach::new(UTF_8),
            shift_jis: Reach::new(SHIFT_JIS),
            euc_jp: Reach::new(EUC_JP),
            detector: EncodingDetector::new(Iso2022JpDetection::Allow),
        }
    }

    /// Tries the next bytes; none are the end.
    fn extend(&mut self, chunk: &[u8]) {
        for reach in [&mut self.utf8, &mut self.shift_jis, &mut self.euc_jp] {
            reach.extend(chunk);
        }
        self.detector.feed(chunk, chunk.is_empty());
    }

    /// Whether more bytes cannot tell more.
    const fn is_lost(&self) -> bool {
        self.utf8.broken && self.shift_jis.broken && self.euc_jp.broken
    }

    fn best(&self) -> Encoding {
        let likely = self.detector.guess(Some(b"jp"), Utf8Detection::Allow);
        if likely == ISO_2022_JP {
            return Encoding::Iso2022Jp;
        }
        match (self.utf8.broken, self.shift_jis.broken, self.euc_jp.broken) {
            (false, ..) => Encoding::Utf8,
            (true, false, false) if likely == EUC_JP => Encoding::EucJp,
            (true, true, false) => Encoding::EucJp,
            (true, false, _) => Encoding::ShiftJis,
            (true, true, true) if self.shift_jis.bytes > self.utf8.bytes => Encoding::ShiftJis,
            (true, true, true) => Encoding::Utf8,
        }
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
pub(crate) enum Decoded<R> {
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
            Encoding::EucJp => EUC_JP.new_decoder_without_bom_handling(),
            Encoding::Iso2022Jp => ISO_2022_JP.new_decoder_without_bom_handling(),
            Encoding::Windows1252 => WINDOWS_1252.new_decoder_without_bom_handling(),
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
pub(crate) struct Transcoder<R> {
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
