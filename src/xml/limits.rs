//! What the parser takes more than linear time for, counted before it sees the text: attributes of one element, and
//! namespaces in scope. It compares each attribute with those before it, and looks each prefix up among all.

use std::collections::HashMap;

use memchr::{memchr_iter, memmem};

use super::NotWellFormed;
use super::tags::{Attribute, Tag, Tags};
use crate::diagnostic::codes;
use crate::options::Limits;

/// Checks the tags of `text` from byte `from` on, where `entities` are the texts that its entities stand for.
pub(super) fn check<'t>(
    text: &'t str,
    from: usize,
    entities: impl Iterator<Item = &'t str>,
    limits: &Limits,
) -> Result<(), NotWellFormed> {
    if fits(text, limits) {
        return Ok(());
    }
    let mut inside = Scopes::new(limits);
    for value in entities {
        // Its prefixes may be in scope wherever it is used.
        inside.open.clear();
        inside.read(value, 0).map_err(|mut error| {
            error.offset = from;
            error
        })?;
    }
    let mut scopes = Scopes::new(limits);
    scopes.elsewhere = inside.most;
    scopes.read(text, from)
}

/// Whether a text is within the limits at first sight, as nearly all are: it cannot bind more prefixes than it has
/// `xmlns`, nor can a tag have more attributes than there is room for before the next tag. To walk the tags instead takes
/// a tenth of an unoptimised run.
fn fits(text: &str, limits: &Limits) -> bool {
    const SHORTEST_ATTRIBUTE: usize = "a=''".len();
    let bytes = text.as_bytes();
    let too_many = memmem::find_iter(bytes, "xmlns").nth(limits.namespaces as usize);
    let room = SHORTEST_ATTRIBUTE.saturating_mul(limits.attributes as usize);
    let mut start = 0;
    let mut tags = memchr_iter(b'<', bytes).chain([bytes.len()]);
    too_many.is_none()
        && tags.all(|tag| {
            let fits = tag - start <= room;
            start = tag;
            fits
        })
}

/// The prefixes that are in scope as the tags of a text come.
struct Scopes<'l, 't> {
    limits: &'l Limits,
    /// How many prefixes each open element declares.
    open: Vec<u32>,
    /// All prefixes that open elements declare, outermost first.
    declared: Vec<&'t str>,
    /// How many open elements declare a prefix.
    bound: HashMap<&'t str, u32>,
    /// Most prefixes that were in scope at once.
    most: usize,
    /// Prefixes that are in scope besides.
    elsewhere: usize,
}

impl<'l, 't> Scopes<'l, 't> {
    fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            open: Vec::new(),
            declared: Vec::new(),
            bound: HashMap::new(),
            most: 0,
            elsewhere: 0,
        }
    }

    fn read(&mut self, text: &'t str, from: usize) -> Result<(), NotWellFormed> {
        let mut tags = Tags::new(text, from);
        while let Some(tag) = tags.next() {
            match tag {
                Tag::Start { start, empty, .. } => {
                    self.start_tag(start, &tags.attributes)?;
                    if empty {
                        self.close();
                    }
                }
                Tag::End => self.close(),
            }
        }
        Ok(())
    }

    fn start_tag(&mut self, at: usize, attributes: &[Attribute<'t>]) -> Result<(), NotWellFormed> {
        if attributes.len() > self.limits.attributes as usize {
            return Err(self.attributes(at));
        }
        let before = self.declared.len();
        for prefix in attributes.iter().filter_map(|a| declared_prefix(a.name)) {
            self.declared.push(prefix);
            *self.bound.entry(prefix).or_default() += 1;
        }
        self.open.push((self.declared.len() - before) as u32);
        self.most = self.most.max(self.bound.len());
        if self.bound.len() + self.elsewhere > self.limits.namespaces as usize {
            return Err(self.namespaces(at));
        }
        Ok(())
    }

    /// Takes the prefixes of the innermost element out of scope.
    fn close(&mut self) {
        for _ in 0..self.open.pop().unwrap_or(0) {
            let Some(prefix) = self.declared.pop() else {
                return;
            };
            if let Some(count) = self.bound.get_mut(prefix) {
                *count -= 1;
                if *count == 0 {
                    self.bound.remove(prefix);
                }
            }
        }
    }

    fn attributes(&self, offset: usize) -> NotWellFormed {
        let limit = self.limits.attributes;
        NotWellFormed {
            code: codes::TOO_MANY_ATTRIBUTES,
            message: format!("this element has more than {limit} attributes"),
            offset,
            help: "raise the option `limit-attributes` if the file is to be trusted".into(),
        }
    }

    fn namespaces(&self, offset: usize) -> NotWellFormed {
        let limit = self.limits.namespaces;
        NotWellFormed {
            code: codes::TOO_MANY_NAMESPACES,
            message: format!("more than {limit} prefixes of namespaces are in scope at this element"),
            offset,
            help: "declare the prefixes where they are used, or raise the option `limit-namespaces` if the file is \
                   to be trusted"
                .into(),
        }
    }
}

/// The prefix that an attribute declares: empty for `xmlns`.
fn declared_prefix(name: &str) -> Option<&str> {
    match name.strip_prefix("xmlns")? {
        "" => Some(""),
        prefix => prefix.strip_prefix(':'),
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::Scopes;
    use crate::diagnostic::codes;
    use crate::options::Limits;

    fn code(text: &str) -> Option<&'static str> {
        let limits = Limits {
            attributes: 3,
            namespaces: 2,
            entities: 2,
            ..Limits::default()
        };
        parse(text, &limits).err().map(|e| e.code)
    }

    #[test]
    fn attributes_are_counted_for_each_element() {
        assert_eq!(code("<a b='' c='>' d=\"'\"><e b='' c='' d=''/></a>"), None);
        let four = "<a><e b='' c='' d='' f=''/></a>";
        assert_eq!(code(four), Some(codes::TOO_MANY_ATTRIBUTES));
        assert_eq!(code(&format!("<a><!--{four}--></a>")), None);
        assert_eq!(code(&format!("<a><![CDATA[{four}]]></a>")), None);
        let entity = format!("<!DOCTYPE a [<!ENTITY e \"{four}\">]><a>&e;</a>");
        assert_eq!(code(&entity), Some(codes::TOO_MANY_ATTRIBUTES));
    }

    #[test]
    fn namespaces_are_counted_where_they_are_in_scope() {
        let two = "<a xmlns:b='u'><c xmlns:b='v'/><c xmlns:d='w'/><c xmlns='x'></c></a>";
        assert_eq!(code(two), None);
        let three = "<a xmlns:b='u'><c xmlns = 'v'><d\nxmlns:e='w'/></c></a>";
        assert_eq!(code(three), Some(codes::TOO_MANY_NAMESPACES));
        let entity =
            "<!DOCTYPE a [<!ENTITY e \"<c xmlns:d='w'/>\">]><a xmlns='u' xmlns:b='v'>&e;</a>";
        assert_eq!(code(entity), Some(codes::TOO_MANY_NAMESPACES));
    }

    #[test]
    fn what_fits_at_first_sight_is_within_the_limits() {
        let limits = Limits {
            attributes: 3,
            namespaces: 2,
            ..Limits::default()
        };
        let mut fitting = 0;
        for (attributes, prefixes) in (0..6).flat_map(|a| (0..5).map(move |p| (a, p))) {
            let attributes = "a=''".repeat(attributes);
            let prefixes = "<b xmlns:c=''>".repeat(prefixes);
            let text = format!("<a>{prefixes}<e {attributes}/>");
            let is_within = Scopes::new(&limits).read(&text, 0).is_ok();
            let fits = super::fits(&text, &limits);
            assert!(is_within || !fits, "{text}");
            fitting += usize::from(fits);
        }
        assert!(fitting > 0);
    }

    #[test]
    fn entities_are_counted_even_where_one_is_declared_again() {
        let declared = |n: usize| format!("<!DOCTYPE a [{}]><a/>", "<!ENTITY e ''>".repeat(n));
        assert_eq!(code(&declared(2)), None);
        assert_eq!(code(&declared(3)), Some(codes::TOO_MANY_ENTITIES));
    }
}
