//! Character references, and text with a map back to where it stands.

use crate::source::OffsetMap;

/// The characters that a reference such as `amp`, `#160` or `#xA0` (without `&` and `;`) stands for.
pub(crate) fn reference(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(String::from);
    }
    let usual = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{a0}",
        _ => return named(name),
    };
    Some(usual.to_owned())
}

/// The other names of HTML.
#[cfg(feature = "pages")]
fn named(name: &str) -> Option<String> {
    if !name.chars().all(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let text = format!("&{name};");
    match html5gum::Tokenizer::new(&text).next()? {
        Ok(html5gum::Token::String(s)) => {
            let decoded = String::from_utf8_lossy(&s).into_owned();
            (!decoded.ends_with(';')).then_some(decoded)
        }
        _ => None,
    }
}

#[cfg(not(feature = "pages"))]
fn named(_name: &str) -> Option<String> {
    None
}

/// The reference that a text beginning with `&` begins with: what it stands for and its length.
pub(crate) fn leading_reference(text: &str) -> Option<(String, usize)> {
    let body = text.strip_prefix('&')?;
    let end = body
        .char_indices()
        .take(40)
        .find(|&(i, c)| !(c.is_ascii_alphanumeric() || i == 0 && c == '#'))?;
    let name = body.get(..end.0)?;
    (end.1 == ';')
        .then(|| reference(name))
        .flatten()
        .map(|decoded| (decoded, end.0 + 2))
}

/// Text with its references replaced.
pub(crate) fn decode(raw: &str) -> String {
    let mut out = Mapped::default();
    out.push_decoded(raw, 0);
    out.text
}

/// Text with a map back to where it stands.
#[derive(Debug, Default)]
pub(crate) struct Mapped {
    /// The text.
    pub(crate) text: String,
    /// From its offsets to those of the source.
    pub(crate) map: OffsetMap,
    /// Where the last step leads when the text goes on unchanged.
    next: Option<usize>,
}

impl Mapped {
    /// Adds text that stands unchanged at `at`.
    pub(crate) fn push(&mut self, text: &str, at: usize) {
        if text.is_empty() {
            return;
        }
        if self.next != Some(at) {
            self.map.push(self.text.len() as u32, at as u32);
        }
        self.text.push_str(text);
        self.next = Some(at + text.len());
    }

    /// Adds text that stands in place of something at `at`.
    pub(crate) fn replace(&mut self, text: &str, at: usize) {
        if text.is_empty() {
            return;
        }
        self.map.push(self.text.len() as u32, at as u32);
        self.text.push_str(text);
        self.next = None;
    }

    /// Adds raw text that stands at `at`, its references replaced.
    pub(crate) fn push_decoded(&mut self, raw: &str, at: usize) {
        let mut done = 0;
        while let Some(amp) = raw.get(done..).and_then(|s| s.find('&')) {
            let amp = done + amp;
            let found = raw.get(amp..).and_then(leading_reference);
            let (decoded, length) = match &found {
                Some((decoded, length)) => (decoded.as_str(), *length),
                None => ("&", 1),
            };
            self.push(raw.get(done..amp).unwrap_or(""), at + done);
            self.replace(decoded, at + amp);
            done = amp + length;
        }
        self.push(raw.get(done..).unwrap_or(""), at + done);
    }

    /// The same text with references replaced once more.
    pub(crate) fn decoded(&self) -> Self {
        let mut out = Self::default();
        let mut done = 0;
        while let Some(amp) = self.text.get(done..).and_then(|s| s.find('&')) {
            let amp = done + amp;
            let found = self.text.get(amp..).and_then(leading_reference);
            let (decoded, length) = match &found {
                Some((decoded, length)) => (decoded.as_str(), *length),
                None => ("&", 1),
            };
            out.append(self, done..amp);
            out.replace(decoded, self.map.source_offset(amp as u32) as usize);
            done = amp + length;
        }
        out.append(self, done..self.text.len());
        out
    }

    /// Adds a stretch of another mapped text.
    pub(crate) fn append(&mut self, other: &Self, range: std::ops::Range<usize>) {
        let mut from = range.start;
        for (start, end) in other.map.stretches(range.start as u32, range.end as u32) {
            let (start, end) = (start as usize, end as usize);
            let at = other.map.source_offset(start as u32) as usize;
            self.map.push(self.text.len() as u32, at as u32);
            self.text.push_str(other.text.get(start..end).unwrap_or(""));
            from = end;
        }
        self.text
            .push_str(other.text.get(from..range.end).unwrap_or(""));
        self.next = None;
    }
}
