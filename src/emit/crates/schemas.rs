//! Schemas of JSON, OpenAPI and TypeScript: of what serde writes.

use std::fmt::Write as _;

use super::described::{Described, Form};
use super::site::Site;
use crate::emit::code::Code;
use crate::emit::items::Items;
use crate::emit::literal::quoted;

const COW: &str = "::std::borrow::Cow<'static, str>";
const BORROWED: &str = "::std::borrow::Cow::Borrowed";
const SOME: &str = "::core::option::Option::Some";

/// Each value with its description, where it has one.
const ONE_OF: &str = "\
let one_of = VALUES.iter().zip(DOCS).map(|(value, docs)| match *docs {
    \"\" => ::schemars::json_schema!({ \"const\": value }),
    _ => ::schemars::json_schema!({ \"const\": value, \"description\": docs }),
});
let one_of: ::std::vec::Vec<::schemars::Schema> = one_of.collect();
";

/// JSON Schema.
pub(super) fn schemars(site: &mut Site<'_, '_>) {
    let described = Described::of(site.file, site.unit);
    let (ident, name) = (&site.unit.names.ident, quoted(site.unit.plain()));
    let head = format!("impl ::schemars::JsonSchema for {ident} {{");
    site.code.item_block(site.lints(), head, |code| {
        code.block(format!("fn schema_name() -> {COW} {{"), |code| {
            code.line(format_args!("{BORROWED}({name})"));
        });
        code.gap();
        code.block(format!("fn schema_id() -> {COW} {{"), |code| {
            let path = format!("::core::concat!(::core::module_path!(), \"::\", {name})");
            code.line(format_args!("let path = {path};"));
            code.line(format_args!("{BORROWED}(path)"));
        });
        code.gap();
        let head = "fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {";
        code.block(head, |code| json_schema(code, &described));
    });
}

/// The keywords of JSON Schema, and what they are.
fn json_schema(code: &mut Code, described: &Described) {
    let mut keywords: Vec<(&str, String)> = vec![("type", json_types(described.form).to_owned())];
    if !described.description.is_empty() {
        keywords.push(("description", quoted(&described.description)));
    }
    if let Some(values) = &described.values {
        if values.iter().all(|(_, docs)| docs.is_empty()) {
            let literals = Items::literals(values.iter().map(|(literal, _)| literal.as_str()));
            let head = format!("const VALUES: &[&str; {}] = &", values.len());
            code.array(&head, &literals, true);
            keywords.push(("enum", "VALUES.as_slice()".to_owned()));
        } else {
            let (literals, docs): (Vec<&str>, Vec<&str>) = values
                .iter()
                .map(|(literal, docs)| (literal.as_str(), docs.as_str()))
                .unzip();
            for (name, texts) in [("VALUES", literals), ("DOCS", docs)] {
                let head = format!("const {name}: &[&str; {}] = &", values.len());
                code.array(&head, &Items::literals(texts), true);
            }
            code.template(ONE_OF, &[]);
            keywords.push(("oneOf", "one_of".to_owned()));
        }
    }
    if let Some(pattern) = &described.pattern {
        keywords.push(("pattern", quoted(pattern)));
    }
    let (min, max) = described.length;
    if min > 0 {
        keywords.push(("minLength", min.to_string()));
    }
    if let Some(max) = max {
        keywords.push(("maxLength", max.to_string()));
    }
    if let Some((min, max)) = described.range {
        let ends = [("minimum", min), ("maximum", max)];
        keywords.extend(
            ends.into_iter()
                .filter_map(|(name, end)| Some((name, number(end)?))),
        );
    }
    code.block_to("::schemars::json_schema!({", "})", |code| {
        for (keyword, value) in keywords {
            code.exact_line(&format!("{keyword:?}: {value},"));
        }
    });
}

fn json_types(form: Form) -> &'static str {
    match form {
        Form::Text => "\"string\"",
        Form::Integer => "\"integer\"",
        Form::Number => "[\"number\", \"string\"]",
        Form::Boolean => "\"boolean\"",
    }
}

/// A number that JSON's crates hold.
fn number(number: i128) -> Option<String> {
    match i64::try_from(number) {
        Ok(number) => Some(format!("{number}_i64")),
        Err(_) => Some(format!("{}_u64", u64::try_from(number).ok()?)),
    }
}

/// OpenAPI.
pub(super) fn utoipa(site: &mut Site<'_, '_>) {
    let described = Described::of(site.file, site.unit);
    let (ident, name) = (&site.unit.names.ident, quoted(site.unit.plain()));
    let lints = site.lints();
    let head = format!("impl ::utoipa::PartialSchema for {ident} {{");
    site.code.item_block(lints, head, |code| {
        let schema = "::utoipa::openapi::schema::Schema";
        let head = format!("fn schema() -> ::utoipa::openapi::RefOr<{schema}> {{");
        code.block(head, |code| {
            code.line("let schema = ::utoipa::openapi::schema::ObjectBuilder::new();");
            open_api(code, &described);
            code.line("schema.into()");
        });
    });
    let head = format!("impl ::utoipa::ToSchema for {ident} {{");
    site.code.item_block(lints, head, |code| {
        code.block(format!("fn name() -> {COW} {{"), |code| {
            code.line(format_args!("{BORROWED}({name})"));
        });
    });
}

fn open_api(code: &mut Code, described: &Described) {
    let types = "::utoipa::openapi::schema::Type";
    if described.form == Form::Number {
        code.line(format_args!("let number = {types}::Number;"));
        code.line(format_args!(
            "let types = ::std::vec![number, {types}::String];"
        ));
        code.line("let types = ::utoipa::openapi::schema::SchemaType::Array(types);");
        code.line("let schema = schema.schema_type(types);");
    } else {
        let name = match described.form {
            Form::Text | Form::Number => "String",
            Form::Integer => "Integer",
            Form::Boolean => "Boolean",
        };
        code.line(format_args!(
            "let schema = schema.schema_type({types}::{name});"
        ));
    }
    let docs = with_values(described);
    if !docs.is_empty() {
        code.line(format_args!("let text = {};", quoted(&docs)));
        code.line(format_args!(
            "let schema = schema.description({SOME}(text));"
        ));
    }
    if let Some(values) = &described.values {
        let literals = Items::literals(values.iter().map(|(literal, _)| literal.as_str()));
        let head = format!("const VALUES: [&str; {}] = ", values.len());
        code.array(&head, &literals, true);
        code.line(format_args!(
            "let schema = schema.enum_values({SOME}(VALUES));"
        ));
    }
    if let Some(pattern) = &described.pattern {
        code.line(format_args!("let pattern = {};", quoted(pattern)));
        code.line(format_args!(
            "let schema = schema.pattern({SOME}(pattern));"
        ));
    }
    let (min, max) = described.length;
    let mut step = |call: &str, value: String| {
        code.line(format_args!("let schema = schema.{call}({SOME}({value}));"));
    };
    if min > 0 {
        step("min_length", min.to_string());
    }
    if let Some(max) = max {
        step("max_length", max.to_string());
    }
    if let Some((min, max)) = described.range {
        for (name, end) in [("minimum", min), ("maximum", max)] {
            if let Ok(end) = i32::try_from(end) {
                step(name, format!("{end}_i32"));
            }
        }
    }
}

/// The description, and those of the values, for schemas that have no place for them.
fn with_values(described: &Described) -> String {
    let mut out = described.description.clone();
    let values = described.values.iter().flatten();
    for (index, (literal, docs)) in values.filter(|(_, docs)| !docs.is_empty()).enumerate() {
        if index == 0 && !out.is_empty() {
            out.push_str("\n\n");
        }
        let docs = docs.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(out, "- {}: {docs}", crate::text::code_span(literal));
    }
    out.truncate(out.trim_end().len());
    out
}

/// TypeScript.
pub(super) fn ts_rs(site: &mut Site<'_, '_>) {
    let described = Described::of(site.file, site.unit);
    let plain = site.unit.plain();
    let string = "::std::string::String";
    let union = match &described.values {
        Some(values) => {
            let literals: Vec<String> = values.iter().map(|(v, _)| script_literal(v)).collect();
            literals.join(" | ")
        }
        None => match described.form {
            Form::Text => "string",
            Form::Integer => "number",
            Form::Number => "number | string",
            Form::Boolean => "boolean",
        }
        .to_owned(),
    };
    let docs = with_values(&described).replace("*/", "*\\/");
    let head = format!("impl ::ts_rs::TS for {} {{", site.unit.names.ident);
    site.code.item_block(site.lints(), head, |code| {
        code.line("type WithoutGenerics = Self;");
        code.line("type OptionInnerType = Self;");
        if described.values.is_some() {
            code.gap();
            code.line("const IS_ENUM: bool = true;");
        }
        let mut function = |head: String, lines: &[String]| {
            code.gap();
            code.block(head, |code| {
                for line in lines {
                    code.line(line);
                }
            });
        };
        // An expression for an `Option` is two lines, which are never too wide together.
        let optional = |owner: &str, text: &str| {
            [
                format!("let value = {owner}::from({});", quoted(text)),
                format!("{SOME}(value)"),
            ]
        };
        if !docs.is_empty() {
            let lines: String = docs.lines().fold(String::new(), |mut out, line| {
                let _ = writeln!(out, " * {line}");
                out
            });
            function(
                format!("fn docs() -> ::core::option::Option<{string}> {{"),
                &optional(string, &format!("/**\n{lines} */\n")),
            );
        }
        let declaration = format!("type {plain} = {union};");
        for (name, text) in [
            ("name", plain),
            ("inline", &union),
            ("decl", &declaration),
            ("decl_concrete", &declaration),
        ] {
            function(
                format!("fn {name}(_: &::ts_rs::Config) -> {string} {{"),
                &[format!("{string}::from({})", quoted(text))],
            );
        }
        let path = "::std::path::PathBuf";
        function(
            format!("fn output_path() -> ::core::option::Option<{path}> {{"),
            &optional(path, &format!("{plain}.ts")),
        );
    });
}

/// A string literal of TypeScript.
fn script_literal(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            ' '..='~' => out.push(c),
            _ => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push('"');
    out
}
