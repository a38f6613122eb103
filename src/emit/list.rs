//! A list type: a `struct` over a vector of its items.

use super::attributes::{attributes, deprecated, write_derives};
use super::check;
use super::code::Code;
use super::conversions::TRY_FROM_STR;
use super::error;
use super::file::File;
use super::lints::Lints;
use super::unit::Unit;
use super::words;
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
    TRY_FROM_STR,
    "\
impl ::core::fmt::Display for $Type {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        for (index, item) in self.0.iter().enumerate() {
            f.write_str(if index > 0 { \" \" } else { \"\" })?;
            ::core::write!(f, \"{item}\")?;
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
    fn from_iter<I>(items: I) -> Self
    where
        I: ::core::iter::IntoIterator<Item = $Item>,
    {
        Self(items.into_iter().collect())
    }
}
",
];

/// For a list that facets bound.
const BOUND: &str = "\
impl ::core::convert::TryFrom<$Vec<$Item>> for $Type {
    type Error = $Error;

    #[inline]
    fn try_from(items: $Vec<$Item>) -> ::core::result::Result<Self, $Error> {
        let mut text = $String::new();
        let _ = ::core::fmt::Write::write_fmt(&mut text, ::core::format_args!(\"{}\", Self(items)));
        text.parse()
    }
}
";

/// Writes the type and what it offers by itself.
pub(super) fn definition(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let Some((list, item)) = parts(code, file, unit) else {
        return;
    };
    let mut derives = vec!["Clone", "Debug"];
    if list.is_free() {
        derives.push("Default");
    }
    derives.extend(["PartialEq", "Eq", "PartialOrd"]);
    if file.traits(unit).is_ordered {
        derives.push("Ord");
    }
    derives.push("Hash");
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
    let Some((list, item)) = parts(code, file, unit) else {
        return;
    };
    let lints = file.lints(unit);
    let target = file.model.target(list.item);
    let is_text = matches!(file.model[target].content, Content::Text);
    let read = match is_text {
        true => format!("{item}::from(item)"),
        false => "item.parse()?".to_owned(),
    };
    from_str(code, unit, list, &read, lints);
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
    if list.is_free() {
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

/// `read` is an expression for an item that is read from the text `item`.
fn from_str(code: &mut Code, unit: &Unit<'_>, list: &List, read: &str, lints: Lints) {
    let facets = Facets::of(list);
    let (error, vector) = (code.error(), code.vector());
    let refusal = error::refusal(code, unit, "text");
    let head = format!("impl ::core::str::FromStr for {} {{", unit.names.ident);
    code.item_block(lints, head, |code| {
        code.line(format_args!("type Err = {error};"));
        code.gap();
        code.line("#[inline]");
        let head = format!("fn from_str(text: &str) -> ::core::result::Result<Self, {error}> {{");
        code.block(head, |code| {
            let items = code.runtime(Module::Space, "items");
            code.line(format_args!("let mut items = {vector}::new();"));
            code.block(format_args!("for item in {items}(text) {{"), |code| {
                code.line(format_args!("items.push({read});"));
            });
            let check = facets.others.map(|datatype| {
                let check = check::check_name(unit, datatype);
                format!("Self::{check}(text).is_none()")
            });
            if !list.is_free() {
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
    let Some((list, item)) = parts(code, file, unit) else {
        return;
    };
    // Only the items of a list without facets can be wrong.
    if list.is_free() {
        return;
    }
    let head = format!("impl {} {{", unit.names.ident);
    code.item_block(file.lints(unit), head, |code| {
        error::emit_refusal(code, unit, &words::of_list(list, &item), &[]);
        if let Some(datatype) = Facets::of(list).others {
            check::emit_check(code, unit, datatype);
        }
    });
}

/// The list and the path of its item type.
fn parts<'a>(code: &mut Code, file: &File<'_>, unit: &Unit<'a>) -> Option<(&'a List, String)> {
    match &unit.simple.content {
        Content::List(list) => Some((list, file.part(code, unit, &file.unit(list.item)))),
        _ => None,
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
        let has_others = list.datatype.constraints().look_at_text();
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
