//! From text to value: the end of the page.

use super::code::{Code, Items, quoted};
use super::error::Expected;
use super::file::{File, Unit};
use crate::datatypes::WhiteSpace;

const UNKNOWN: &str = "
    #[cold]
    fn $unknown(text: &str) -> $Error {
?short         $Error::new($name, Self::$EXPECTED, text)
?bare         $Error::new($name, Self::$EXPECTED, &[], text)
?long         $Error::new($name, Self::$EXPECTED, Self::$LITERALS, text)
    }
";

pub(super) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    if unit.enumeration().is_none() {
        return;
    }
    let expected = Expected::of(unit);
    code.gap();
    code.line(0, format_args!("impl {} {{", unit.names.ident));
    let literals = unit.free("LITERALS");
    if unit.other().is_none() || expected.long {
        let head = format!(
            "const {literals}: &'static [&'static str; {}] = &",
            unit.names.variants.len()
        );
        let items = Items::literals(unit.values().map(|(v, _)| v.literal.as_str()));
        code.doc_line(1, "The texts of [`Self::VALUES`].");
        code.array(1, &head, &items, true);
        code.push("\n");
    }
    let expected_name = unit.free("EXPECTED");
    code.assign(
        1,
        &format!("const {expected_name}: &'static str ="),
        &quoted(&expected.sentence),
    );
    let flag = |set: bool| if set { "yes" } else { "" };
    let long_file = file.has_long_list();
    code.template(
        UNKNOWN,
        &[
            ("Error", &file.error(unit)),
            ("unknown", &unit.free("unknown")),
            ("EXPECTED", &expected_name),
            ("LITERALS", &literals),
            ("name", &quoted(unit.plain())),
            ("short", flag(!long_file)),
            ("bare", flag(long_file && !expected.long)),
            ("long", flag(expected.long)),
        ],
    );
    parse(code, unit);
    find(code, unit);
    code.push_closing_brace();
}

fn parse(code: &mut Code, unit: &Unit<'_>) {
    let (parse, find) = (unit.free("parse"), unit.free("find"));
    let names = [("parse", parse.as_str()), ("find", find.as_str())];
    let template = match unit.simple.white_space {
        WhiteSpace::Preserve => PARSE_EXACT,
        WhiteSpace::Replace => PARSE_EXACT,
        WhiteSpace::Collapse => PARSE_TRIMMED,
    };
    code.template(template, &names);
}

const PARSE_EXACT: &str = "
    fn $parse(text: &str) -> ::core::option::Option<Self> {
        Self::$find(text)
    }
";

const PARSE_TRIMMED: &str = "
    /// The text as it is first, then without the white space around it.
    fn $parse(text: &str) -> ::core::option::Option<Self> {
        Self::$find(text).or_else(|| Self::$find(text.trim_matches(['\\t', '\\n', '\\r', ' '])))
    }
";

fn find(code: &mut Code, unit: &Unit<'_>) {
    code.push("\n");
    code.line(
        1,
        format_args!(
            "fn {}(text: &str) -> ::core::option::Option<Self> {{",
            unit.free("find")
        ),
    );
    code.line(
        2,
        format_args!("::core::option::Option::Some(match text {{"),
    );
    for (value, variant) in unit.values() {
        code.indent(3);
        code.push_literal(&value.literal);
        code.push(" => Self::");
        code.push(variant);
        code.push(",\n");
    }
    code.line(3, format_args!("_ => return ::core::option::Option::None,"));
    code.line(2, format_args!("}})"));
    code.line(1, format_args!("}}"));
}
