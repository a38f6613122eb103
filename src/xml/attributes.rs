//! What the internal subset of a DTD says of attributes: their types, by which values are normalised (XML 1.0, 3.3.3),
//! and their defaults (3.3.2). The parser knows neither, so both are written into the text before it reads it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::entities::{self, Declarations};
use super::tags::{Tag, Tags};
use super::{NotWellFormed, is_space};
use crate::diagnostic::codes;
use crate::options::Limits;
use crate::source::OffsetMap;

/// A text that the parser understands.
#[derive(Debug)]
pub(crate) struct Readable<'t> {
    /// The text.
    pub(crate) text: Cow<'t, str>,
    /// Where its bytes stood before, when they moved.
    pub(crate) map: Option<OffsetMap>,
    /// The first reference to a parameter entity. A processor that does not validate need not read them (5.1).
    pub(crate) parameter: Option<Range<usize>>,
}

/// Takes references to parameter entities out of the internal subset, and writes what it says of attributes into the
/// tags.
pub(crate) fn readable<'t>(text: &'t str, limits: &Limits) -> Result<Readable<'t>, NotWellFormed> {
    let Some(declared) = entities::declarations(text) else {
        return Ok(Readable {
            text: Cow::Borrowed(text),
            map: None,
            parameter: None,
        });
    };
    let blank = entities::without_parameters(text, &declared.parameters);
    let parameter = declared.parameters.first().cloned();
    let types = Types::of(&declared);
    let (text, map) = match types.0.is_empty() {
        true => (blank, None),
        false => {
            let (text, map) = types.apply(&blank, declared.end, limits)?;
            (Cow::Owned(text), Some(map))
        }
    };
    Ok(Readable {
        text,
        map,
        parameter,
    })
}

/// What is declared of the attributes of one element.
#[derive(Default)]
struct Element<'t> {
    /// Whether the type of each is one whose values are tokens.
    tokens: HashMap<&'t str, bool>,
    /// Defaults, in quotes.
    defaults: Vec<(&'t str, &'t str)>,
}

/// Elements by name.
struct Types<'t>(HashMap<&'t str, Element<'t>>);

impl<'t> Types<'t> {
    fn of(declared: &Declarations<'t>) -> Self {
        let mut elements: HashMap<&str, Element<'_>> = HashMap::new();
        for body in &declared.attributes {
            let mut words = Words(body);
            let Some(name) = words.next() else { continue };
            let element = elements.entry(name).or_default();
            while let (Some(attribute), Some(kind)) = (words.next(), words.next()) {
                if kind == "NOTATION" {
                    words.next();
                }
                let default = match words.next() {
                    Some("#FIXED") => words.next(),
                    Some("#REQUIRED" | "#IMPLIED") => None,
                    default => default,
                };
                // The first declaration of an attribute holds (3.3).
                if element.tokens.contains_key(attribute) {
                    continue;
                }
                element.tokens.insert(attribute, kind != "CDATA");
                if let Some(default) = default.filter(|d| d.starts_with(['"', '\''])) {
                    element.defaults.push((attribute, default));
                }
            }
        }
        elements.retain(|_, e| !e.defaults.is_empty() || e.tokens.values().any(|t| *t));
        Self(elements)
    }

    /// The text with defaults added and values normalised, and from its offsets to those before.
    fn apply(
        &self,
        text: &str,
        from: usize,
        limits: &Limits,
    ) -> Result<(String, OffsetMap), NotWellFormed> {
        let mut out = Rewritten {
            from: text,
            text: String::with_capacity(text.len()),
            map: OffsetMap::shifted(0),
            done: 0,
        };
        let mut added = 0_u64;
        let mut tags = Tags::new(text, from);
        while let Some(tag) = tags.next() {
            let Tag::Start {
                name,
                start,
                name_end,
                ..
            } = tag
            else {
                continue;
            };
            let Some(element) = self.0.get(name) else {
                continue;
            };
            let present: HashSet<&str> = tags.attributes.iter().map(|a| a.name).collect();
            for (name, value) in &element.defaults {
                if !present.contains(name) {
                    added += (name.len() + value.len()) as u64;
                    if added > limits.expansion {
                        return Err(too_much(start, limits));
                    }
                    out.put(name_end..name_end, &format!(" {name}={value}"));
                }
            }
            for attribute in &tags.attributes {
                let value = text.get(attribute.value.clone()).unwrap_or("");
                if element.tokens.get(attribute.name) == Some(&true)
                    && let Some(normal) = normalised(value)
                {
                    out.put(attribute.value.clone(), &normal);
                }
            }
        }
        out.copy(text.len());
        Ok((out.text, out.map))
    }
}

fn too_much(offset: usize, limits: &Limits) -> NotWellFormed {
    NotWellFormed {
        code: codes::ENTITY_EXPANSION,
        message: format!(
            "defaults of attributes add more than {} bytes, counted up to this element",
            limits.expansion
        ),
        offset,
        help: "raise the option `limit-expansion` if the file is to be trusted".into(),
    }
}

/// A text that is being copied with changes.
struct Rewritten<'f> {
    from: &'f str,
    text: String,
    map: OffsetMap,
    done: usize,
}

impl Rewritten<'_> {
    fn copy(&mut self, to: usize) {
        self.text
            .push_str(self.from.get(self.done..to).unwrap_or(""));
        self.done = to;
    }

    /// Copies what stands before a range, and puts a text in its place.
    fn put(&mut self, range: Range<usize>, text: &str) {
        self.copy(range.start);
        self.map.push(self.text.len() as u32, range.start as u32);
        self.text.push_str(text);
        self.map.push(self.text.len() as u32, range.end as u32);
        self.done = range.end;
    }
}

/// A value of tokens with one space between them and none around them; `None` when it is so.
fn normalised(value: &str) -> Option<String> {
    let mut normal = String::new();
    let mut rest = value;
    let mut apart = false;
    while let Some(c) = rest.chars().next() {
        let reference = rest
            .strip_prefix("&#")
            .and_then(|r| r.split_once(';'))
            .filter(|(digits, _)| is_space_reference(digits));
        let space = is_space(c) || reference.is_some();
        let behind = rest.get(c.len_utf8()..).unwrap_or("");
        rest = reference.map_or(behind, |(_, behind)| behind);
        if space {
            apart = true;
            continue;
        }
        if std::mem::take(&mut apart) && !normal.is_empty() {
            normal.push(' ');
        }
        normal.push(c);
    }
    (normal != value).then_some(normal)
}

/// Whether `#32` or `#x20` is meant, given what stands between `&#` and `;`.
fn is_space_reference(digits: &str) -> bool {
    match digits.strip_prefix('x') {
        Some(hex) => hex.trim_start_matches('0') == "20",
        None => digits.trim_start_matches('0') == "32",
    }
}

/// The words of a declaration: names, quoted values, and groups in parentheses.
struct Words<'t>(&'t str);

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let rest = self.0.trim_start_matches(is_space);
        let end = match rest.chars().next()? {
            quote @ ('"' | '\'') => rest.get(1..)?.find(quote)? + 2,
            '(' => rest.find(')')? + 1,
            _ => rest.find(|c| is_space(c) || c == '(').unwrap_or(rest.len()),
        };
        let (word, rest) = rest.split_at_checked(end)?;
        self.0 = rest;
        Some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::readable;
    use crate::diagnostic::codes;
    use crate::options::Limits;

    fn read(declared: &str, text: &str) -> String {
        let subset = format!("<!DOCTYPE a [{declared}]>");
        let whole = format!("{subset}{text}");
        let readable = readable(&whole, &Limits::default()).map(|r| r.text.into_owned());
        let readable = readable.unwrap_or_default();
        readable.get(subset.len()..).unwrap_or("").to_owned()
    }

    #[test]
    fn defaults_are_added_where_the_attribute_is_missing() {
        let declared = "<!ATTLIST p:a b CDATA #FIXED '1' c (x | y) \"x\" d ID #IMPLIED><!ATTLIST p:a b CDATA '2'>";
        assert_eq!(read(declared, "<p:a/>"), "<p:a b='1' c=\"x\"/>");
        assert_eq!(
            read(declared, "<p:a c='y'>z</p:a>"),
            "<p:a b='1' c='y'>z</p:a>"
        );
        assert_eq!(read(declared, "<a/><!--<p:a/>-->"), "<a/><!--<p:a/>-->");
    }

    #[test]
    fn values_of_tokens_are_normalised() {
        let declared = "<!ATTLIST a b NMTOKENS #IMPLIED c CDATA #IMPLIED>";
        let text = "<a b=' x\n&#x20; y &#10; ' c=' z '/>";
        assert_eq!(read(declared, text), "<a b='x y &#10;' c=' z '/>");
    }

    #[test]
    fn places_lead_back_to_the_document() {
        let text = "<!DOCTYPE a [<!ATTLIST a b CDATA 'long' c ID #IMPLIED>]><a c='  x'><b/></a>";
        let readable = readable(text, &Limits::default()).ok();
        let at = |what: &str| {
            let readable = readable.as_ref()?;
            let offset = readable.text.find(what)? as u32;
            Some(readable.map.as_ref()?.source_offset(offset) as usize)
        };
        assert_eq!(at("<b/>"), text.find("<b/>"));
        assert_eq!(at("c='x"), text.find("c='  x"));
        assert_eq!(at("b='long"), text.find(" c='  x"));
    }

    #[test]
    fn defaults_count_as_expansion() {
        let text = format!(
            "<!DOCTYPE a [<!ATTLIST a b CDATA '{}'>]>{}",
            "x".repeat(100),
            "<a>".repeat(100)
        );
        let limits = Limits {
            expansion: 1000,
            ..Limits::default()
        };
        let code = readable(&text, &limits).err().map(|e| e.code);
        assert_eq!(code, Some(codes::ENTITY_EXPANSION));
    }

    #[test]
    fn references_to_parameter_entities_become_blanks() {
        let text = "<!DOCTYPE a [<!ENTITY % p SYSTEM 'é'> %p; %p;]><a>%p;</a>";
        let found = readable(text, &Limits::default()).ok();
        let first = found.as_ref().and_then(|r| r.parameter.clone());
        assert_eq!(first.and_then(|r| text.get(r)), Some("%p;"));
        assert_eq!(
            found.map(|r| r.text.into_owned()).as_deref(),
            Some("<!DOCTYPE a [<!ENTITY % p SYSTEM 'é'>        ]><a>%p;</a>")
        );
        let plain = "<!DOCTYPE a [<!ENTITY e '%p;'>]><a>&e;</a>";
        let found = readable(plain, &Limits::default()).ok();
        assert!(found.is_some_and(|r| r.text == plain && r.parameter.is_none()));
    }
}
