//! The values of an enumeration: literals validated, put into their value space, each value once.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::keys::keys;
use super::types::{About, Builder, Built};
use crate::datatypes::{BuiltIn, Datatype, Namespaces, Shape, ValueKey};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Accepts, Alias, Content, Enumeration, Route, TypeId, Value, ValueMarks};
use crate::schema::xsd::{RawValue, Scope};

/// Values whose other literals are searched for.
const MOST_RESPELLED: u32 = 1000;

/// Values while they are collected.
struct Collected {
    values: Vec<Value>,
    /// Where each value stands, by its key.
    places: HashMap<ValueKey, usize, foldhash::fast::RandomState>,
    /// The type that is enumerated.
    datatype: Arc<Datatype>,
}

impl Builder<'_> {
    /// What a restriction with enumeration facets is.
    pub(super) fn enumeration(
        &mut self,
        about: &About,
        base: &Built,
        own: &Built,
        raw: Vec<RawValue>,
    ) -> Option<Content> {
        let closed = self.closed(base);
        if !base.open.allows_enumeration() {
            let diagnostic = Diagnostic::error(
                codes::WRONG_FACET,
                format!("{} cannot be enumerated", base.built_in.name()),
            )
            .at(about.location)
            .help("restrict xs:string, xs:token or another type to the literals that are meant")
            .clause("XML Schema 1.1 Part 2, 4.1.5 (cos-applicable-facets)");
            self.report(about.node, diagnostic);
        }
        let raw = self.within_limit(about, raw);
        let mut collected = Collected {
            values: Vec::with_capacity(raw.len()),
            places: HashMap::with_capacity_and_hasher(raw.len(), Default::default()),
            datatype: Arc::clone(&own.open),
        };
        let narrowed = !Arc::ptr_eq(&base.open, &own.open);
        let is_union = matches!(own.open.shape(), Shape::Union(_));
        for mut value in raw {
            let scope = value.scope.take();
            let scope = scope.as_ref().unwrap_or(&about.scope);
            let Some(key) = self.valid_key(about, &closed, own, narrowed, &mut value, scope) else {
                continue;
            };
            // The member type that accepts the literal says what its white space is.
            let read = own.open.read(&value.literal, &**scope).filter(|_| is_union);
            if let Some(text) = read.map(|(_, text)| text.into_owned()) {
                value.literal = text;
            }
            collected.add(key, value);
        }
        self.collected(about, base, own, collected)
    }

    fn within_limit(&mut self, about: &About, mut raw: Vec<RawValue>) -> Vec<RawValue> {
        let limit = self.options.limits.values as usize;
        if let Some(first) = raw.get(limit) {
            let diagnostic = Diagnostic::error(
                codes::TOO_MANY_VALUES,
                format!("this type has more than {limit} values"),
            )
            .at(first.location)
            .help("raise the option `limit-values` if the document is to be trusted");
            self.report(about.node, diagnostic);
            raw.truncate(limit);
        }
        raw
    }

    /// The key of a literal that is valid for the base and not excluded by the type's other facets. A literal
    /// that is excluded gives way to another one of its value.
    fn valid_key(
        &mut self,
        about: &About,
        closed: &Datatype,
        own: &Built,
        narrowed: bool,
        value: &mut RawValue,
        scope: &Scope,
    ) -> Option<ValueKey> {
        let key = match closed.validate(&value.literal, scope) {
            Ok(valid) => valid.key,
            Err(_) if own.unknown => return None,
            Err(invalid) => {
                let diagnostic = Diagnostic::error(codes::LITERAL_OUTSIDE_BASE, invalid.reason)
                    .at(value.location)
                    .help(
                        "correct the value, or restrict another type: each value must be valid for the type that is restricted",
                    )
                    .clause("XML Schema 1.1 Part 2, 4.3.5.5 (enumeration-valid-restriction)");
                self.report(about.node, diagnostic);
                return None;
            }
        };
        if narrowed && let Some((reason, clause)) = excluded(own, &key, &value.literal, scope) {
            if let Some(other) = self.respelled(&own.open, &value.literal, &key, scope, |_| true) {
                value.literal = other;
                return Some(key);
            }
            self.diagnostics.push(
                Diagnostic::warning(
                    codes::LITERAL_EXCLUDED,
                    format!(
                        "this value gets no variant, since another facet excludes it: {reason}"
                    ),
                )
                .at(value.location)
                .help("remove the value, or correct the facet")
                .clause(clause),
            );
            return None;
        }
        if key.primitive == BuiltIn::Notation && !self.is_declared(&key.text) {
            let diagnostic = Diagnostic::error(
                codes::UNDECLARED_NOTATION,
                format!("no notation `{}` is declared", value.literal),
            )
            .at(value.location)
            .help("add `<xs:notation name=\"…\" public=\"…\"/>` to the schema of that namespace, or correct the prefix")
            .clause("XML Schema 1.1 Part 2, 3.3.19 (enumeration-required-notation)");
            self.report(about.node, diagnostic);
            return None;
        }
        Some(key)
    }

    /// Another literal of a value, valid for a type and wanted; the search takes time, and is not for each value
    /// of a large list.
    pub(super) fn respelled(
        &self,
        datatype: &Datatype,
        literal: &str,
        key: &ValueKey,
        scope: &dyn Namespaces,
        wanted: impl Fn(&str) -> bool,
    ) -> Option<String> {
        let before = self.respelled.get();
        if before >= MOST_RESPELLED {
            return None;
        }
        self.respelled.set(before + 1);
        datatype.respelled(literal, key, scope, wanted)
    }

    /// Whether a notation is declared, given as `{namespace}local`.
    fn is_declared(&self, key: &str) -> bool {
        let (namespace, local) = key
            .strip_prefix('{')
            .and_then(|k| k.rsplit_once('}'))
            .unwrap_or(("", key));
        let namespace = Some(namespace).filter(|n| !n.is_empty());
        self.composition.has_notation(namespace, local)
    }

    fn collected(
        &mut self,
        about: &About,
        base: &Built,
        own: &Built,
        mut collected: Collected,
    ) -> Option<Content> {
        if collected.values.is_empty() {
            self.no_values(about);
            return None;
        }
        collected.values.iter_mut().for_each(say_once);
        let routes = vec![Route {
            datatype: own.open.clone(),
            accepts: Accepts::Values((0..collected.values.len() as u32).collect()),
        }];
        if let Some((_, of)) = base.made.and_then(|id| self.type_of(id))
            && let Content::Enumeration(of) = &of.content
        {
            collected.inherit_docs(of);
        }
        let mut values = collected.values;
        if let Some(marks) = &about.marks {
            let names: HashMap<&str, &String> = (marks.members.iter().rev())
                .map(|(literal, name)| (literal.as_str(), name))
                .collect();
            for value in &mut values {
                if let Some(name) = names.get(value.literal.as_str()) {
                    let marks = value.marks.get_or_insert_default();
                    marks.wanted_name.get_or_insert_with(|| (*name).clone());
                }
            }
        }
        Some(Content::Enumeration(Enumeration {
            values,
            routes,
            restricts: base.made.and_then(|id| self.closed_enumeration(id)),
            members: Vec::new(),
            whole: None,
        }))
    }

    pub(super) fn no_values(&mut self, about: &About) {
        if self.is_faulty(about.node) {
            return;
        }
        self.diagnostics.push(
            Diagnostic::warning(
                codes::NO_VALUES,
                "no text is valid for this type: nothing is generated for it",
            )
            .at(about.location)
            .help("correct the facets that exclude all of its values"),
        );
    }

    /// The closed enumeration that a type of the model is, by way of its aliases.
    fn closed_enumeration(&self, id: TypeId) -> Option<TypeId> {
        let (id, of) = self.type_of(id)?;
        match &of.content {
            Content::Enumeration(e) if !e.is_open() && e.typed().next().is_none() => Some(id),
            _ => None,
        }
    }
}

impl Collected {
    /// Takes a value in, or another literal of one that is there.
    fn add(&mut self, key: ValueKey, mut raw: RawValue) {
        // Where the literal is the value, no key needs to be kept beside it.
        let literal_keys = self.datatype.is_literal();
        let space = self.datatype.white_space();
        let normal = match space.normalise(&raw.literal) {
            Cow::Borrowed(same) if same.len() == raw.literal.len() => None,
            changed => Some(changed.into_owned()),
        };
        let literal = normal.unwrap_or_else(|| std::mem::take(&mut raw.literal));
        let marks = raw.marks.map(|m| ValueMarks {
            number: m.number,
            wanted_name: m.wanted_name,
            deprecated: m.deprecated,
            ..ValueMarks::default()
        });
        let own_key = (!literal_keys).then(|| key.clone());
        let place = *self.places.entry(key).or_insert(self.values.len());
        let Some(value) = self.values.get_mut(place) else {
            self.values.push(Value {
                literal,
                key: own_key,
                aliases: Vec::new(),
                location: raw.location,
                docs: raw.docs,
                route: 0,
                marks: marks.map(Box::new),
            });
            return;
        };
        // What is said twice is taken out at the end, when all of it is there.
        if value.literal != literal {
            value.aliases.push(Alias {
                literal,
                location: raw.location,
            });
        }
        value.docs.extend(raw.docs);
        if let Some(more) = marks {
            let marks = value.marks.get_or_insert_default();
            marks.number = marks.number.or(more.number);
            marks.wanted_name = marks.wanted_name.take().or(more.wanted_name);
            marks.deprecated = marks.deprecated.take().or(more.deprecated);
        }
    }

    /// Gives values without documentation that of the values that they restrict.
    fn inherit_docs(&mut self, base: &Enumeration) {
        for (key, from) in keys(base).zip(&base.values) {
            let place = self.places.get(&key);
            let value = place.and_then(|&place| self.values.get_mut(place));
            if let Some(value) = value.filter(|v| v.docs.is_empty()) {
                value.docs.clone_from(&from.docs);
            }
        }
    }
}

/// Why a literal that is this value for the base is not a value of the type itself, with the clause.
fn excluded(
    own: &Built,
    key: &ValueKey,
    literal: &str,
    scope: &Scope,
) -> Option<(String, &'static str)> {
    match own.open.validate(literal, scope) {
        Err(invalid) => Some((invalid.reason, invalid.clause)),
        // White space that the base keeps is part of the value, and no text of the type has it.
        Ok(valid) if valid.key != *key => Some((
            format!(
                "no text has white space as `{literal}` once whiteSpace is `{}`",
                own.open.white_space().name()
            ),
            "XML Schema 1.1 Part 2, 4.3.6 whiteSpace",
        )),
        Ok(_) => None,
    }
}

/// Leaves each literal and each documentation of a value once.
pub(super) fn say_once(value: &mut Value) {
    if value.aliases.len() > 1 {
        let mut seen = HashSet::new();
        let literals = value.aliases.iter().map(|a| a.literal.as_str());
        let first: Vec<bool> = literals.map(|literal| seen.insert(literal)).collect();
        let mut first = first.into_iter();
        value.aliases.retain(|_| first.next().unwrap_or(true));
    }
    if value.docs.len() > 1 {
        let mut seen = HashSet::new();
        let docs = value.docs.iter().map(|d| d.markdown.as_str());
        let first: Vec<bool> = docs.map(|doc| seen.insert(doc)).collect();
        let mut first = first.into_iter();
        value.docs.retain(|_| first.next().unwrap_or(true));
    }
}

/// The member types of a union that are not unions themselves, in order. A union with facets stays one: its
/// facets are asked after its members have decided (Part 2, 4.1.4).
pub(super) fn basic_members(datatype: &Arc<Datatype>, into: &mut Vec<Arc<Datatype>>) {
    match datatype.shape() {
        Shape::Union(members) if datatype.constraints().is_empty() => {
            members.iter().for_each(|m| basic_members(m, into));
        }
        _ if into.iter().any(|d| Arc::ptr_eq(d, datatype)) => {}
        _ => into.push(datatype.clone()),
    }
}
