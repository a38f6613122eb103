//! Bytes to text: the encoding is told by a byte order mark, an XML declaration or an HTML `meta`.

/// Why bytes are not text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Undecodable {
    /// The declared encoding is not one that is read.
    Unknown(String),
    /// These bytes are not valid in the encoding; the text before them is kept to tell the position.
    Malformed {
        encoding: &'static str,
        before: String,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Latin1,
    Windows1252,
    Ascii,
}

impl Encoding {
    /// By a name registered with IANA, ignoring case.
    fn named(label: &str) -> Option<Self> {
        Some(match label.to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" => Self::Utf8,
            "utf-16le" => Self::Utf16Le,
            "utf-16be" => Self::Utf16Be,
            "iso-8859-1" | "iso8859-1" | "iso_8859-1" | "latin1" | "latin-1" | "l1" => Self::Latin1,
            "windows-1252" | "cp1252" | "cp-1252" => Self::Windows1252,
            "us-ascii" | "ascii" => Self::Ascii,
            _ => return None,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Latin1 => "ISO-8859-1",
            Self::Windows1252 => "windows-1252",
            Self::Ascii => "US-ASCII",
        }
    }
}

/// The text of a file without its byte order mark.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Undecodable> {
    let (encoding, mark) = match bytes.as_slice() {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding::Utf8, 3),
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] | [0, 0, 0, b'<', ..] => {
            return Err(Undecodable::Unknown("UTF-32".into()));
        }
        [0xFF, 0xFE, ..] => (Encoding::Utf16Le, 2),
        [0xFE, 0xFF, ..] => (Encoding::Utf16Be, 2),
        [b'<', 0, ..] => (Encoding::Utf16Le, 0),
        [0, b'<', ..] => (Encoding::Utf16Be, 0),
        _ => match declared(&bytes, b"<?xml", b"encoding") {
            // What is read here has one byte for each ASCII character, so it is not UTF-16.
            Some(label) if label.eq_ignore_ascii_case("utf-16") => (Encoding::Utf8, 0),
            Some(label) => match Encoding::named(&label) {
                Some(encoding) => (encoding, 0),
                None => return Err(Undecodable::Unknown(label)),
            },
            None => (undeclared(&bytes), 0),
        },
    };
    match encoding {
        Encoding::Utf8 => utf8(bytes, mark),
        Encoding::Utf16Le => utf16(bytes.get(mark..), u16::from_le_bytes),
        Encoding::Utf16Be => utf16(bytes.get(mark..), u16::from_be_bytes),
        Encoding::Latin1 => Ok(bytes.into_iter().map(char::from).collect()),
        Encoding::Windows1252 => windows_1252(&bytes),
        Encoding::Ascii => match bytes.iter().position(|b| !b.is_ascii()) {
            None => utf8(bytes, 0),
            Some(bad) => Err(malformed(encoding, bytes.get(..bad))),
        },
    }
}

fn malformed(encoding: Encoding, before: Option<&[u8]>) -> Undecodable {
    Undecodable::Malformed {
        encoding: encoding.name(),
        before: String::from_utf8_lossy(before.unwrap_or_default()).into_owned(),
    }
}

/// UTF-8, unless the bytes are none and a `<meta charset>` of an HTML page says otherwise.
fn undeclared(bytes: &[u8]) -> Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return Encoding::Utf8;
    }
    declared(bytes, b"", b"charset")
        .and_then(|label| Encoding::named(&label))
        // HTML means windows-1252 by both names.
        .map_or(Encoding::Utf8, |e| match e {
            Encoding::Latin1 | Encoding::Ascii => Encoding::Windows1252,
            other => other,
        })
}

/// The value after `key =` near the start of a text that begins with `start`.
fn declared(bytes: &[u8], start: &[u8], key: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(1024))?;
    if !head.starts_with(start) {
        return None;
    }
    let head = match (start, head.windows(2).position(|w| w == b"?>")) {
        ([_, ..], Some(end)) => head.get(..end)?,
        _ => head,
    };
    let at = head
        .windows(key.len())
        .position(|w| w.eq_ignore_ascii_case(key))?;
    let rest = head.get(at + key.len()..)?.trim_ascii_start();
    let rest = rest.strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest
        .strip_prefix(b"\"")
        .or(rest.strip_prefix(b"'"))
        .unwrap_or(rest);
    let end = rest
        .iter()
        .position(|b| !(b.is_ascii_alphanumeric() || b"-_.:".contains(b)))
        .unwrap_or(rest.len());
    let label = std::str::from_utf8(rest.get(..end)?).ok()?;
    (!label.is_empty()).then(|| label.to_owned())
}

fn utf8(mut bytes: Vec<u8>, mark: usize) -> Result<String, Undecodable> {
    bytes.drain(..mark);
    String::from_utf8(bytes).map_err(|e| {
        let end = e.utf8_error().valid_up_to();
        malformed(Encoding::Utf8, e.as_bytes().get(..end))
    })
}

fn utf16(bytes: Option<&[u8]>, unit: fn([u8; 2]) -> u16) -> Result<String, Undecodable> {
    let (pairs, rest) = bytes.unwrap_or_default().as_chunks::<2>();
    let mut text = String::with_capacity(pairs.len());
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match decoded {
            Ok(c) => text.push(c),
            Err(_) => return Err(malformed(Encoding::Utf16Le, Some(text.as_bytes()))),
        }
    }
    match rest {
        [] => Ok(text),
        _ => Err(malformed(Encoding::Utf16Le, Some(text.as_bytes()))),
    }
}

/// What windows-1252 has at 0x80 to 0x9F; NUL where it has nothing.
const HIGH: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', //
    '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

fn windows_1252(bytes: &[u8]) -> Result<String, Undecodable> {
    let mut text = String::with_capacity(bytes.len());
    for &byte in bytes {
        let high = byte
            .checked_sub(0x80)
            .and_then(|i| HIGH.get(usize::from(i)));
        match high {
            None => text.push(char::from(byte)),
            Some('\0') => return Err(malformed(Encoding::Windows1252, Some(text.as_bytes()))),
            Some(c) => text.push(*c),
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::{Undecodable, decode};

    fn text(bytes: &[u8]) -> Option<String> {
        decode(bytes.to_vec()).ok()
    }

    #[test]
    fn byte_order_marks_decide_and_are_dropped() {
        assert_eq!(text(b"\xEF\xBB\xBF<a/>").as_deref(), Some("<a/>"));
        assert_eq!(text(b"\xFF\xFE<\0a\0/\0>\0").as_deref(), Some("<a/>"));
        assert_eq!(text(b"\xFE\xFF\0<\0a\0/\0>").as_deref(), Some("<a/>"));
        assert_eq!(text(b"<\0a\0/\0>\0").as_deref(), Some("<a/>"));
    }

    #[test]
    fn the_xml_declaration_names_the_encoding() {
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?>\xE9\x80";
        assert!(text(latin).is_some_and(|t| t.ends_with("é\u{80}")));
        let windows = b"<?xml version=\"1.0\" encoding = \"Windows-1252\"?>\x80";
        assert!(text(windows).is_some_and(|t| t.ends_with('€')));
        let lie = b"<?xml version='1.0' encoding='UTF-16'?><a/>";
        assert!(text(lie).is_some_and(|t| t.ends_with("<a/>")));
    }

    #[test]
    fn html_says_it_in_a_meta_element() {
        let page = b"<html><meta charset=iso-8859-1>\x93x\x94";
        assert!(text(page).is_some_and(|t| t.ends_with("“x”")));
        let utf8 = "<meta charset='windows-1252'>“".as_bytes();
        assert!(
            text(utf8).is_some_and(|t| t.ends_with('“')),
            "valid UTF-8 is believed"
        );
    }

    #[test]
    fn what_cannot_be_decoded_says_where() {
        assert_eq!(
            decode(b"ab\xFFc".to_vec()),
            Err(Undecodable::Malformed {
                encoding: "UTF-8",
                before: "ab".into()
            })
        );
        let ascii = b"<?xml version='1.0' encoding='US-ASCII'?>\xE9".to_vec();
        assert!(matches!(
            decode(ascii),
            Err(Undecodable::Malformed {
                encoding: "US-ASCII",
                ..
            })
        ));
        let unknown = b"<?xml version='1.0' encoding='EBCDIC-CP-US'?>".to_vec();
        assert_eq!(
            decode(unknown),
            Err(Undecodable::Unknown("EBCDIC-CP-US".into()))
        );
        assert!(decode(b"\xFF\xFEa".to_vec()).is_err());
        assert!(decode(b"\xFF\xFE\x00\xD8".to_vec()).is_err());
    }
}
