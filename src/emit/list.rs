//! A list type: a `struct` over a vector of its items.

use super::attributes::{attributes, deprecated, write_derives};
use super::check;
use super::code::{Code, Lints};
use super::error;
use super::file::{File, Unit, is_free};
use crate::datatypes::Datatype;
use crate::model::{Content, List};
use crate::runtime::Module;

const STRUCT: &str = "$vis$struct $Type($Vec<$Item>);";

const INTO_VEC: &str = "\
impl $Type {
    /// The items, in their order.
    #[must_use]
    pub fn into_vec(self) -> $Vec<$Item> {
        self.0
    }
}
";

const DEREF: &str = "\
impl ::core::ops::Deref for $Type {
    type Target = [$Item];

    fn deref(&self) -> &[$Item] {
        &self.0
    }
}
";

const CONVERSIONS: [&str; 4] = [
    "\
impl ::core::convert::TryFrom<&str> for $Type {
    type Error = $Error;

    fn try_from(text: &str) -> ::core::result::Result<Self, $Error> {
        text.parse()
    }
}
",
    "\
impl ::core::fmt::Display for $Type {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        for (index, item) in self.0.iter().enumerate() {
            f.write_str(if index > 0 { \" \" } else { \"\" })?;
            f.write_str(item.as_str())?;
        }
        ::core::result::Result::Ok(())
    }
}
",
    "\
impl ::core::iter::IntoIterator for $Type {
    type Item = $Item;
    type IntoIter = <$Vec<$Item> as ::core::iter::IntoIterator>::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
",
    "\
impl<'a> ::core::iter::IntoIterator for &'a $Type {
    type Item = &'a $Item;
    type IntoIter = ::core::slice::Iter<'a, $Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
",
];

/// For a list of any items.
const FREE: [&str; 2] = [
    "\
impl ::core::convert::From<$Vec<$Item>> for $Type {
    fn from(items: $Vec<$Item>) -> Self {
        Self(items)
    }
}
",
    "\
impl ::core::iter::FromIterator<$Item> for $Type {
    fn from_iter<I: ::core::iter::IntoIterator<Item = $Item>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}
",
];

/// For a list that facets bound.
const BOUND: &str = "\
impl ::core::convert::TryFrom<$Vec<$Item>> for $Type {
    type Error = $Error;

    fn try_from(items: $Vec<$Item>) -> ::core::result::Result<Self, $Error> {
        let mut text = $String::new();
        let _ = ::core::fmt::Write::write_fmt(&mut text, ::core::format_args!(\"{}\", Self(items)));
        text.parse()
    }
}
";

/// Writes the type and what it offers by itself.
pub(super) fn definition(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let Some((list, item)) = parts(file, unit) else {
        return;
    };
    let mut derives = vec!["Clone", "Debug"];
    if is_free(list) {
        derives.push("Default");
    }
    derives.extend(["PartialEq", "Eq", "PartialOrd", "Ord", "Hash"]);
    write_derives(code, derives, file.derives(unit));
    attributes(code, file, unit);
    if let Some(reason) = &unit.simple.deprecated {
        deprecated(code, reason);
    }
    let lints = file.lints(unit);
    let visibility = file.visibility(unit.names.module.len());
    let vector = code.vector();
    let names = [
        ("vis", visibility.as_str()),
        ("struct", "struct"),
        ("Type", &unit.names.ident),
        ("Item", &item),
        ("Vec", &vector),
    ];
    code.allow(lints);
    code.template(STRUCT, &names);
    code.item(lints.and(file.offer()), INTO_VEC, &names);
    code.item(lints, DEREF, &names);
}

/// Writes the conversions.
pub(super) fn conversions(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let Some((list, item)) = parts(file, unit) else {
        return;
    };
    let lints = file.lints(unit);
    from_str(code, unit, list, &item, lints);
    let (error, vector) = (code.error(), code.vector());
    let names = [
        ("Type", unit.names.ident.as_str()),
        ("Item", &item),
        ("Error", &error),
        ("Vec", &vector),
    ];
    for template in CONVERSIONS {
        code.item(lints, template, &names);
    }
    if is_free(list) {
        for template in FREE {
            code.item(lints, template, &names);
        }
    } else {
        let string = code.string();
        let names: Vec<_> = names
            .into_iter()
            .chain([("String", string.as_str())])
            .collect();
        code.item(lints, BOUND, &names);
    }
}

fn from_str(code: &mut Code, unit: &Unit<'_>, list: &List, item: &str, lints: Lints) {
    let facets = Facets::of(list);
    let (error, vector) = (code.error(), code.vector());
    let words = format!("is {}", in_words(list, item));
    let refusal = error::refusal_in_words(code, unit, &words, "text");
    let head = format!("impl ::core::str::FromStr for {} {{", unit.names.ident);
    code.item_block(lints, head, |code| {
        code.line(format_args!("type Err = {error};"));
        code.gap();
        let head = format!("fn from_str(text: &str) -> ::core::result::Result<Self, {error}> {{");
        code.block(head, |code| {
            let items = code.runtime(Module::Space, "items");
            code.line(format_args!("let mut items = {vector}::new();"));
            code.block(format_args!("for item in {items}(text) {{"), |code| {
                code.line("items.push(item.parse()?);");
            });
            let check = facets.others.map(|datatype| {
                let check = check::check_name(unit, datatype);
                format!("Self::{check}(text).is_none()")
            });
            if !is_free(list) {
                error::closure(code, &refusal);
            }
            for condition in facets.refused.iter().chain(&check) {
                code.block(format_args!("if {condition} {{"), |code| {
                    code.line("return ::core::result::Result::Err(error());");
                });
            }
            code.line("::core::result::Result::Ok(Self(items))");
        });
    });
}

/// Writes what only the conversions call.
pub(super) fn privates(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let Some((list, _)) = parts(file, unit) else {
        return;
    };
    if let Some(datatype) = Facets::of(list).others {
        let head = format!("impl {} {{", unit.names.ident);
        code.item_block(file.lints(unit), head, |code| {
            check::emit_check(code, unit, datatype);
        });
    }
}

/// The list and the path of its item type.
fn parts<'a>(file: &File<'_>, unit: &Unit<'a>) -> Option<(&'a List, String)> {
    match &unit.simple.content {
        Content::List(list) => Some((list, file.path(unit, &file.unit(list.item)?))),
        Content::Enumeration(_) | Content::Alias(_) => None,
    }
}

/// What a list is checked for besides its items.
struct Facets<'a> {
    /// Condition under which the number of items is wrong.
    refused: Option<String>,
    /// The type, if it has other facets, which look at the whole text.
    others: Option<&'a Datatype>,
}

impl<'a> Facets<'a> {
    fn of(list: &'a List) -> Self {
        let constraints = list.datatype.constraints();
        let has_others = !constraints.patterns.is_empty() || constraints.enumeration.is_some();
        Self {
            refused: match list.length {
                (0, None) => None,
                (1, None) => Some("items.is_empty()".to_owned()),
                (min, None) => Some(format!("items.len() < {min}")),
                (min, Some(max)) if min == max => Some(format!("items.len() != {min}")),
                (0, Some(max)) => Some(format!("items.len() > {max}")),
                (min, Some(max)) => Some(format!("!({min}..={max}).contains(&items.len())")),
            },
            others: has_others.then_some(&*list.datatype),
        }
    }
}

/// What a list is: `1 to 3 values of Letter, separated by spaces`.
fn in_words(list: &List, item: &str) -> String {
    let count = match list.length {
        (0, None) => String::new(),
        (min, None) => format!("at least {min} "),
        (min, Some(max)) if min == max => format!("{min} "),
        (0, Some(max)) => format!("at most {max} "),
        (min, Some(max)) => format!("{min} to {max} "),
    };
    let mut words = format!("{count}values of {item}, separated by spaces");
    for pattern in &list.datatype.constraints().patterns {
        let sources = pattern.sources().join("` or `");
        words.push_str(&format!(", that match `{sources}`"));
    }
    words
}
