//! Conversions of dates and times from and to the types of calendar crates.

mod targets;

use super::site::Site;
use crate::datatypes::Version;
use crate::emit::atomic::kind::{self, Kind, Value};
use crate::emit::items::Items;
use crate::emit::literal::quoted;
use crate::runtime::Module;
pub(super) use targets::{CHRONO, JIFF, TIME};
use targets::{Calendar, Target};

/// Writes the conversions of a date, a time, or a date and time; nothing for any other type.
pub(super) fn emit(site: &mut Site<'_, '_>, calendar: &Calendar) {
    let Some(atomic) = kind::of(site.unit.simple) else {
        return;
    };
    let Kind::Literal(Value::Moment(layout)) = Kind::of(&atomic.datatype) else {
        return;
    };
    let targets = match layout {
        "Y-M-D" => calendar.date,
        "t" => calendar.time,
        "Y-M-DTt" => calendar.date_time,
        _ => return,
    };
    let new = atomic.datatype.version() >= Version::V1_1;
    for target in targets {
        to_crate(site, target, layout, new);
        from_crate(site, target, layout, new);
    }
}

/// From the type to that of the crate.
fn to_crate(site: &mut Site<'_, '_>, target: &Target, layout: &str, new: bool) {
    let (path, error) = (target.path, site.code.error());
    let fields = site.code.runtime(Module::DateFields, "Fields");
    let read = site.code.runtime(Module::Civil, "read");
    let (ident, name) = (&site.unit.names.ident, quoted(site.unit.plain()));
    let words = format!("is here what `{}` holds", path.trim_start_matches("::"));
    let expected = Items::literals([words.as_str()]);
    let head = format!("impl ::core::convert::TryFrom<&{ident}> for {path} {{");
    site.code.gap();
    site.code.doc_line(target.docs);
    site.code.allow(site.file.lints(site.unit));
    site.code.block(head, |code| {
        code.line(format_args!("type Error = {error};"));
        code.gap();
        let head =
            format!("fn try_from(value: &{ident}) -> ::core::result::Result<Self, {error}> {{");
        code.block(head, |code| {
            code.array("const EXPECTED: &[&str; 1] = &", &expected, true);
            let head = format!("fn make(fields: &{fields}) -> ::core::option::Option<{path}> {{");
            code.block(head, |code| code.template(target.make, &[]));
            code.line(format_args!(
                "let fields = {read}(value.as_str(), {layout:?}, {new});"
            ));
            code.line("let made = make(&fields);");
            let refusal = format!("{error}::in_words({name}, EXPECTED, value.as_str())");
            code.line(format_args!("made.ok_or_else(|| {refusal})"));
        });
    });
}

/// From the type of the crate.
fn from_crate(site: &mut Site<'_, '_>, target: &Target, layout: &str, new: bool) {
    let (path, error) = (target.path, site.code.error());
    let fields = site.code.runtime(Module::DateFields, "Fields");
    let write = site.code.runtime(Module::Civil, "write");
    let offset = site.code.runtime(Module::Civil, "offset");
    let ident = &site.unit.names.ident;
    let head = format!("impl ::core::convert::TryFrom<{path}> for {ident} {{");
    site.code
        .item_block(site.file.lints(site.unit), head, |code| {
            code.line(format_args!("type Error = {error};"));
            code.gap();
            let head =
                format!("fn try_from(value: {path}) -> ::core::result::Result<Self, {error}> {{");
            code.block(head, |code| {
                code.template(target.prepare, &[]);
                code.block_to(format!("let fields = {fields} {{"), "};", |code| {
                    code.template(target.fields, &[("offset", &offset)]);
                    code.line("..::core::default::Default::default()");
                });
                code.line(format_args!(
                    "let text = {write}(&fields, {layout:?}, {new});"
                ));
                code.line("text.as_str().parse()");
            });
        });
}
