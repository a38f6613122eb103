//! Implementations of the traits of other crates. Each crate that an option asks for has one row in [`CRATES`], and
//! the code names it by its path, so that it is a dependency of whoever compiles the code and of nobody else.

mod calendar;
mod database;
mod decimal;
mod described;
mod docs;
mod schemas;
mod site;

use self::site::Site;
use super::code::Code;
use super::file::File;
use super::unit::Unit;
use crate::model::Content;
use crate::options::{Crates, For};

/// What is written for one other crate.
struct Row {
    is_asked: fn(&Crates) -> bool,
    emit: fn(&mut Site<'_, '_>),
    /// The trait, for the comparison with another version; empty where that follows from the kind of the type.
    offer: &'static str,
}

/// The crates, by name.
const CRATES: [Row; 10] = [
    Row {
        is_asked: |crates| crates.chrono,
        emit: |site| calendar::emit(site, &calendar::CHRONO),
        offer: "",
    },
    Row {
        is_asked: |crates| crates.clap,
        emit: docs::clap,
        offer: "impl clap::ValueEnum",
    },
    Row {
        is_asked: |crates| crates.jiff,
        emit: |site| calendar::emit(site, &calendar::JIFF),
        offer: "",
    },
    Row {
        is_asked: |crates| crates.rust_decimal,
        emit: decimal::emit,
        offer: "",
    },
    Row {
        is_asked: |crates| crates.schemars,
        emit: schemas::schemars,
        offer: "impl schemars::JsonSchema",
    },
    Row {
        is_asked: |crates| crates.sqlx,
        emit: database::sqlx,
        offer: "impl sqlx::Type",
    },
    Row {
        is_asked: |crates| crates.time,
        emit: |site| calendar::emit(site, &calendar::TIME),
        offer: "",
    },
    Row {
        is_asked: |crates| crates.ts_rs,
        emit: schemas::ts_rs,
        offer: "impl ts_rs::TS",
    },
    Row {
        is_asked: |crates| crates.utoipa,
        emit: schemas::utoipa,
        offer: "impl utoipa::ToSchema",
    },
    Row {
        is_asked: |crates| crates.plugs_into == For::XsdParser,
        emit: |site| site.item(XSD_PARSER, &[]),
        offer: "impl xsd_parser_types::quick_xml::DeserializeBytes",
    },
];

/// They carry no methods: the crate reads by `FromStr` and writes by `Display`.
const XSD_PARSER: &str = "\
impl ::xsd_parser_types::quick_xml::DeserializeBytesFromStr for $Type {}

impl ::xsd_parser_types::quick_xml::SerializeBytesToString for $Type {}
";

/// Writes what the options ask for; another name for a type has it already.
pub(super) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    if matches!(unit.simple.content, Content::Alias(_) | Content::Text) {
        return;
    }
    for row in CRATES {
        if (row.is_asked)(&file.options.crates) {
            (row.emit)(&mut Site {
                code: &mut *code,
                file,
                unit,
            });
        }
    }
}

/// What a type offers to these crates, for the comparison with another version.
pub(super) fn offers(file: &File<'_>) -> impl Iterator<Item = String> {
    let asked = CRATES
        .iter()
        .filter(|row| (row.is_asked)(&file.options.crates));
    let named = asked.filter(|row| !row.offer.is_empty());
    named.map(|row| row.offer.to_owned())
}
