//! From text to value: the end of the page.

mod find;
mod hash;
mod windows;

use super::check;
use super::code::{Code, Items, quoted};
use super::error::Expected;
use super::file::{File, Unit};
use super::list;

pub(super) use find::Finder;

const UNKNOWN: &str = "
    #[cold]
    fn $unknown(text: &str) -> $Error {
?short         $Error::new(&[$name, Self::$EXPECTED], text)
?bare         $Error::new(&[$name, Self::$EXPECTED], &[], text)
?long         $Error::new(&[$name, Self::$EXPECTED], Self::$LITERALS, text)
    }
";

pub(super) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    if unit.enumeration().is_none() {
        return list::privates(code, file, unit);
    }
    let expected = Expected::of(unit);
    code.gap();
    code.line(0, format_args!("impl {} {{", unit.names.ident));
    let literals = unit.free("LITERALS");
    let has_table = unit.other().is_none() || expected.long;
    if has_table {
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
    check::emit(code, file, unit, has_table.then_some(literals.as_str()));
    code.push_closing_brace();
}
