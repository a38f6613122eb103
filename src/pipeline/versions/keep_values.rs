//! The values that a new version of an enumeration dropped, and text that it reads no longer.

use std::collections::HashMap;
use std::sync::Arc;

use super::values::{self, Identity};
use crate::datatypes::{BuiltIn, Datatype, Pattern, Shape};
use crate::emit::{AsWritten, Reader, Reading, is_qualified};
use crate::model::{Accepts, Alias, Enumeration, Route, Value};

/// Lets an enumeration read what another read; whether values were added for that.
///
/// Text that the new version reads stays what it is there. All other text of the old values is read as the old type
/// reads it: by the route that it had there, unless one that is there does the same.
pub(super) fn keep_values(after: &mut Enumeration, before: &Enumeration) -> bool {
    let count = after.values.len();
    let (open, end) = (first_open(after), after.routes.len());
    let with = |joins, at| Plan::of(after, before, joins).applied(after, at);
    let ways = [(true, open), (false, open)];
    let made = ways.into_iter().map(|(joins, at)| with(joins, at));
    let made = made.into_iter().find(|made| reads_the_same(after, made));
    // Behind all other routes none can come first.
    *after = made.unwrap_or_else(|| with(false, end));
    after.values.len() > count
}

/// The index of the first route that keeps other text.
fn first_open(enumeration: &Enumeration) -> usize {
    let is_open = |route: &Route| matches!(route.accepts, Accepts::Any);
    let mut routes = enumeration.routes.iter();
    routes.position(is_open).unwrap_or(enumeration.routes.len())
}

/// Whether an enumeration with more values and routes reads the values of the one before as that does.
fn reads_the_same(before: &Enumeration, after: &Enumeration) -> bool {
    let (one, other) = (Reader::new(before), Reader::new(after));
    let mut texts = before.values.iter().flat_map(literals);
    texts.all(|text| one.read(text) == other.read(text))
}

fn literals(value: &Value) -> impl Iterator<Item = &str> {
    let aliases = value.aliases.iter().map(|alias| alias.literal.as_str());
    std::iter::once(value.literal.as_str()).chain(aliases)
}

/// A value that is added.
struct Added {
    value: Value,
    home: Home,
}

/// The route that a value belongs to: one that was there, or one that is added.
enum Home {
    Old(usize),
    New(usize),
}

/// What is added to an enumeration.
#[derive(Default)]
struct Plan {
    joins: bool,
    values: Vec<Added>,
    routes: Vec<Route>,
    /// Values that routes which are there read, too.
    joined: Vec<(usize, u32)>,
    aliases: Vec<(u32, Alias)>,
}

impl Plan {
    /// `joins` says whether routes that are there may read values that they did not have.
    fn of(after: &Enumeration, before: &Enumeration, joins: bool) -> Self {
        let mut plan = Self {
            joins,
            ..Self::default()
        };
        let reader = Reader::new(after);
        let identities = after.values.iter().map(values::identity).zip(0..);
        let known: HashMap<Identity<'_>, u32> = identities.collect();
        for (route, number) in before.routes.iter().zip(0..) {
            let mut own = Vec::new();
            for value in before.values.iter().filter(|v| v.route == number) {
                let read = match reader.read(&value.literal) {
                    Some(Reading::Value(index)) => Some(index),
                    _ => None,
                };
                match read.or_else(|| known.get(&values::identity(value)).copied()) {
                    Some(index) => plan.keep_text(&mut own, after, &reader, (value, index), route),
                    None => plan.keep_value(&mut own, after, value, route),
                }
            }
            if !own.is_empty() {
                plan.routes.push(Route {
                    datatype: Arc::clone(&route.datatype),
                    accepts: Accepts::Values(own),
                });
            }
        }
        plan
    }

    /// Has the old route read a value that stays, where the new version does not read all text of it.
    fn keep_text(
        &mut self,
        own: &mut Vec<u32>,
        after: &Enumeration,
        reader: &Reader<'_>,
        (value, index): (&Value, u32),
        route: &Route,
    ) {
        let unread: Vec<&str> = literals(value)
            .filter(|text| !matches!(reader.read(text), Some(Reading::Value(_))))
            .collect();
        if is_qualified(&route.datatype) {
            // Names with prefixes are compared as they are written.
            let alias = |literal: &str| Alias {
                literal: literal.to_owned(),
                location: value.location,
            };
            let aliases = unread.into_iter().map(|text| (index, alias(text)));
            return self.aliases.extend(aliases);
        }
        let home = after.values.get(index as usize);
        let home = home.and_then(|value| after.routes.get(value.route as usize));
        let is_read = |home: &Route| reads_all(&home.datatype, &route.datatype);
        if !unread.is_empty() || !home.is_some_and(is_read) {
            own.push(index);
        }
    }

    /// Keeps a value that the new version does not have, deprecated.
    fn keep_value(
        &mut self,
        own: &mut Vec<u32>,
        after: &Enumeration,
        value: &Value,
        route: &Route,
    ) {
        let index = (after.values.len() + self.values.len()) as u32;
        let mut value = value.clone();
        let marks = value.marks.get_or_insert_default();
        let reason = || "the schema no longer has this value".to_owned();
        marks.deprecated.get_or_insert_with(reason);
        // An open route recognises all values, if they come so far.
        let routes = after.routes.iter().take(first_open(after) + 1);
        let key = |datatype: &Datatype| Some(datatype.value_of(&value.literal, &AsWritten)?.key);
        let does_it = |home: &Route| {
            let old = key(&route.datatype);
            reads_all(&home.datatype, &route.datatype)
                && old.is_some()
                && key(&home.datatype) == old
        };
        let home = match routes.into_iter().position(does_it) {
            Some(home) if self.joins => {
                self.joined.push((home, index));
                Home::Old(home)
            }
            _ => {
                own.push(index);
                Home::New(self.routes.len())
            }
        };
        self.values.push(Added { value, home });
    }

    /// The enumeration with all that; the routes begin at a place among its own.
    fn applied(self, enumeration: &Enumeration, at: usize) -> Enumeration {
        let mut made = enumeration.clone();
        for (index, alias) in self.aliases {
            if let Some(value) = made.values.get_mut(index as usize) {
                value.aliases.push(alias);
            }
        }
        for (route, index) in self.joined {
            if let Some(Accepts::Values(list)) = made.routes.get_mut(route).map(|r| &mut r.accepts)
            {
                list.push(index);
            }
        }
        let count = self.routes.len();
        let place = |route: usize| if route < at { route } else { route + count } as u32;
        for value in &mut made.values {
            value.route = place(value.route as usize);
        }
        made.values
            .extend(self.values.into_iter().map(|added| Value {
                route: match added.home {
                    Home::Old(route) => place(route),
                    Home::New(route) => (at + route) as u32,
                },
                ..added.value
            }));
        made.routes.splice(at..at, self.routes);
        made
    }
}

/// Whether a type reads each text of a value as the other does, if it reads one of them.
fn reads_all(new: &Datatype, old: &Datatype) -> bool {
    let same_space = new.white_space() == old.white_space();
    let shapes = match (new.shape(), old.shape()) {
        (Shape::Atomic(new), Shape::Atomic(old)) => {
            let integers = [new, old].map(|b| b.derives_from(BuiltIn::Integer)) == [true; 2];
            let primitives = new.primitive() == old.primitive();
            integers || primitives && (old.derives_from(*new) || is_text(*old))
        }
        (Shape::List(new), Shape::List(old)) => reads_all(new, old),
        (Shape::Union(new), Shape::Union(old)) => {
            new.len() == old.len() && new.iter().zip(old).all(|(new, old)| Arc::ptr_eq(new, old))
        }
        _ => false,
    };
    shapes && same_space && (old.is_literal() || reads_no_less(new, old))
}

/// Whether the literal is the value.
fn is_text(built_in: BuiltIn) -> bool {
    matches!(built_in.primitive(), BuiltIn::String | BuiltIn::AnyUri)
}

/// Whether no pattern of the new type keeps it from reading what the old one reads.
fn reads_no_less(new: &Datatype, old: &Datatype) -> bool {
    fn sources(datatype: &Datatype) -> Vec<&[String]> {
        let patterns = datatype.constraints().patterns.iter();
        patterns.map(|pattern| Pattern::sources(pattern)).collect()
    }
    let new = sources(new);
    new.is_empty() || new == sources(old)
}
