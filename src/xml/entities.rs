//! What entities of an internal DTD subset expand to, counted before anything is expanded.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::{NotWellFormed, is_space};
use crate::diagnostic::codes;
use crate::options::Limits;

/// The parser itself follows entities ten deep.
const DEPTH: u32 = 10;

/// Internal general entities: what each stands for, and its size when expanded, once known.
type Entities<'t> = HashMap<&'t str, (&'t str, Option<u64>)>;

/// Checks that the entities of a document expand to no more than the limit allows.
/// Returns the external ones: name and address.
pub(super) fn check<'t>(
    text: &'t str,
    limits: &Limits,
) -> Result<Vec<(&'t str, &'t str)>, NotWellFormed> {
    let Some(declared) = declarations(text) else {
        super::limits::check(text, 0, std::iter::empty(), limits)?;
        return Ok(Vec::new());
    };
    if let Some(&offset) = declared.places.get(limits.entities as usize) {
        return Err(too_many(offset, limits.entities));
    }
    let (mut entities, external, end) = (declared.entities, declared.external, declared.end);
    let values = entities.values().map(|entity| entity.0);
    super::limits::check(text, end, values, limits)?;
    if entities.is_empty() {
        return Ok(external);
    }
    let mut total = 0_u64;
    let mut at = end;
    while let Some((name, start)) = reference(text, &mut at) {
        total = total.saturating_add(size(name, &mut entities, DEPTH));
        if total > limits.expansion {
            return Err(NotWellFormed {
                code: codes::ENTITY_EXPANSION,
                message: format!(
                    "entities expand to more than {} bytes, counted up to `&{name};`",
                    limits.expansion
                ),
                offset: start,
                help: "raise the option `limit-expansion` if the file is to be trusted".into(),
            });
        }
    }
    Ok(external)
}

fn too_many(offset: usize, limit: u32) -> NotWellFormed {
    NotWellFormed {
        code: codes::TOO_MANY_ENTITIES,
        message: format!("this document declares more than {limit} entities"),
        offset,
        help: "raise the option `limit-entities` if the file is to be trusted".into(),
    }
}

/// The next entity reference from `at` on: its name and where it stands. Moves `at` behind it.
fn reference<'t>(text: &'t str, at: &mut usize) -> Option<(&'t str, usize)> {
    loop {
        let start = *at + text.get(*at..)?.find('&')?;
        let rest = text.get(start + 1..)?;
        let end = rest.find(|c: char| !(c.is_alphanumeric() || "._-:".contains(c)))?;
        *at = start + 1 + end;
        let name = rest.get(..end)?;
        if rest.get(end..)?.starts_with(';') && !name.is_empty() {
            return Some((name, start));
        }
    }
}

/// Bytes that an entity expands to; more than any limit when it is nested too deep.
fn size<'t>(name: &str, entities: &mut Entities<'t>, depth: u32) -> u64 {
    let Some(&(value, known)) = entities.get(name) else {
        return 1;
    };
    if let Some(known) = known {
        return known;
    }
    let Some(depth) = depth.checked_sub(1) else {
        // The parser refuses it when it gets there; here it only must not look cheap.
        return 0;
    };
    let mut sum = value.len() as u64;
    let mut at = 0;
    while let Some((inner, _)) = reference(value, &mut at) {
        sum = sum.saturating_add(size(inner, entities, depth));
    }
    if let Some(entry) = entities.get_mut(name) {
        entry.1 = Some(sum);
    }
    sum
}

/// A text without these references to parameter entities, byte for byte as long as the original.
pub(super) fn without_parameters<'t>(text: &'t str, references: &[Range<usize>]) -> Cow<'t, str> {
    if references.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut blank = String::with_capacity(text.len());
    let mut done = 0;
    for range in references {
        blank.push_str(text.get(done..range.start).unwrap_or(""));
        blank.extend(std::iter::repeat_n(' ', range.len()));
        done = range.end;
    }
    blank.push_str(text.get(done..).unwrap_or(""));
    Cow::Owned(blank)
}

/// What the internal subset of a DTD declares.
#[derive(Default)]
pub(super) struct Declarations<'t> {
    entities: Entities<'t>,
    /// External general entities: name and address.
    external: Vec<(&'t str, &'t str)>,
    /// Where parameter entities are referred to.
    pub(super) parameters: Vec<Range<usize>>,
    /// What stands between `<!ATTLIST` and `>`.
    pub(super) attributes: Vec<&'t str>,
    /// Where entities are declared.
    places: Vec<usize>,
    /// Where it ends.
    pub(super) end: usize,
}

/// The internal subset of a document; `None` without a DOCTYPE.
pub(super) fn declarations(text: &str) -> Option<Declarations<'_>> {
    let mut at = skip_misc(text, 0);
    if !text.get(at..)?.starts_with("<!DOCTYPE") {
        return None;
    }
    let open = at + text.get(at..)?.find(['[', '>'])?;
    let mut found = Declarations {
        end: open,
        ..Declarations::default()
    };
    if text.get(open..)?.starts_with('>') {
        return Some(found);
    }
    at = open + 1;
    loop {
        at = skip_misc(text, at);
        let rest = text.get(at..)?;
        if rest.starts_with(']') || rest.is_empty() {
            found.end = at;
            return Some(found);
        }
        let Some(length) = declaration_length(rest) else {
            found.end = text.len();
            return Some(found);
        };
        if rest.starts_with('%') {
            found.parameters.push(at..at + length);
        } else if let Some(body) = rest
            .strip_prefix("<!ENTITY")
            .and_then(|r| r.get(..length.checked_sub(8)?))
        {
            found.places.push(at);
            declare(
                body.trim_matches(is_space),
                &mut found.entities,
                &mut found.external,
            );
        }
        if let Some(body) = rest
            .strip_prefix("<!ATTLIST")
            .and_then(|r| r.get(..length.checked_sub(10)?))
        {
            found.attributes.push(body);
        }
        at += length;
    }
}

/// Takes one entity declaration in, given what stands between `<!ENTITY` and `>`.
fn declare<'t>(body: &'t str, entities: &mut Entities<'t>, external: &mut Vec<(&'t str, &'t str)>) {
    let Some((name, definition)) = body.split_once(is_space) else {
        return;
    };
    if name == "%" {
        return;
    }
    let definition = definition.trim_matches(|c| is_space(c) || c == '>');
    let quoted = definition
        .strip_prefix(['"', '\''])
        .and_then(|d| d.strip_suffix(['"', '\'']));
    match quoted {
        // The first declaration of a name holds (XML 1.0, 4.2).
        Some(value) => {
            entities.entry(name).or_insert((value, None));
        }
        None => {
            let address = definition.rsplit(['"', '\'']).nth(1).unwrap_or("");
            external.push((name, address));
        }
    }
}

/// Behind white space, comments and processing instructions.
fn skip_misc(text: &str, mut at: usize) -> usize {
    loop {
        let Some(rest) = text.get(at..) else {
            return text.len();
        };
        let spaces = rest.len() - rest.trim_start_matches(is_space).len();
        let rest = rest.trim_start_matches(is_space);
        at += spaces;
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|i| i + 3)
        } else if rest.starts_with("<?") {
            rest.find("?>").map(|i| i + 2)
        } else {
            return at;
        };
        match end {
            Some(end) => at += end,
            None => return text.len(),
        }
    }
}

/// Length of a markup declaration or parameter entity reference, quotes respected.
fn declaration_length(rest: &str) -> Option<usize> {
    if rest.starts_with('%') {
        return rest.find(';').map(|i| i + 1);
    }
    let mut quote = None;
    for (i, b) in rest.bytes().enumerate() {
        match (quote, b) {
            (None, b'>') => return Some(i + 1),
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(q), b) if q == b => quote = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use crate::diagnostic::codes;
    use crate::options::Limits;

    fn code(text: &str, expansion: u64) -> Option<&'static str> {
        let limits = Limits {
            expansion,
            ..Limits::default()
        };
        parse(text, &limits).err().map(|e| e.code)
    }

    #[test]
    fn entities_expand_up_to_the_limit() {
        let text = "<!DOCTYPE a [<!ENTITY e 'abc'><!ENTITY f \"&e;&e;\">]><a>&f;&f;</a>";
        assert_eq!(code(text, 24), None);
        assert_eq!(code(text, 23), Some(codes::ENTITY_EXPANSION));
    }

    #[test]
    fn a_bomb_is_refused_without_expanding_it() {
        let lots = "&b;".repeat(20_000);
        let text = format!(
            "<!DOCTYPE a [<!ENTITY b '{}'>]><a>{lots}</a>",
            "x".repeat(20_000)
        );
        assert_eq!(code(&text, 1 << 20), Some(codes::ENTITY_EXPANSION));
        let nested = "<!DOCTYPE a [<!ENTITY b '&c;'><!ENTITY c '&b;'>]><a>&b;</a>";
        assert_eq!(code(nested, 1 << 20), Some(codes::ENTITY_EXPANSION));
    }

    #[test]
    fn external_entities_are_never_fetched() {
        let text = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>";
        let error = parse(text, &Limits::default()).err();
        let message = error.map(|e| e.message).unwrap_or_default();
        assert!(message.contains("file:///etc/passwd"), "{message}");
    }

    #[test]
    fn positions_are_byte_offsets() {
        let offset = |text: &str| parse(text, &Limits::default()).err().map(|e| e.offset);
        assert_eq!(offset("<é>\n <b></c></é>"), Some("<é>\n <b></".len() - 2));
        assert_eq!(offset("<a>"), Some(3));
    }
}
