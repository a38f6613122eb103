//! Texts of one length and of ASCII, which are held in place: `Copy`, and usable in constants.

use super::kit::Kit;
use crate::datatypes::{Arm, Fixed, WhiteSpace};
use crate::emit::check::TRIM;
use crate::emit::code::Code;
use crate::emit::machine;

const METHODS: &str = "
/// The value that is exactly this text; `None` when it is not valid. White space is not normalised.
#[must_use]
pub const fn new(text: &str) -> ::core::option::Option<Self> {
    match text.as_bytes().first_chunk() {
        ::core::option::Option::Some(octets) if Self::accepts(text) => {
            ::core::option::Option::Some(Self(*octets))
        }
        _ => ::core::option::Option::None,
    }
}

/// The text.
#[must_use]
pub const fn as_str(&self) -> &str {
    match ::core::str::from_utf8(&self.0) {
        ::core::result::Result::Ok(text) => text,
        ::core::result::Result::Err(_) => \"\",
    }
}
";

const CONVERSIONS: [&str; 8] = [
    "\
impl ::core::str::FromStr for $Type {
    type Err = $Error;

    #[inline]
    fn from_str(text: &str) -> ::core::result::Result<Self, $Error> {
        match Self::new(text$trim) {
            ::core::option::Option::Some(value) => ::core::result::Result::Ok(value),
            ::core::option::Option::None => ::core::result::Result::Err(Self::refusal(text)),
        }
    }
}
",
    "\
impl ::core::convert::TryFrom<$String> for $Type {
    type Error = $Error;

    #[inline]
    fn try_from(text: $String) -> ::core::result::Result<Self, $Error> {
        text.parse()
    }
}
",
    "\
impl ::core::fmt::Display for $Type {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.pad(self.as_str())
    }
}
",
    "\
impl ::core::fmt::Debug for $Type {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        let mut tuple = f.debug_tuple(\"$Type\");
        tuple.field(&self.as_str()).finish()
    }
}
",
    "\
/// As the text, so that [`Borrow`](::core::borrow::Borrow) holds.
impl ::core::hash::Hash for $Type {
    fn hash<$H: ::core::hash::Hasher>(&self, state: &mut $H) {
        ::core::hash::Hash::hash(self.as_str(), state);
    }
}
",
    "\
impl ::core::convert::AsRef<str> for $Type {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
",
    "\
impl ::core::borrow::Borrow<str> for $Type {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}
",
    "\
impl ::core::convert::From<$Type> for $String {
    fn from(value: $Type) -> Self {
        value.as_str().into()
    }
}
",
];

pub(super) fn methods(code: &mut Code) {
    code.template(METHODS, &[]);
}

pub(super) fn conversions(kit: &mut Kit<'_, '_>) {
    let string = kit.code.string();
    // Nothing but white space around the text can be normalised away: there is none in it.
    let trim = match kit.datatype.white_space() {
        WhiteSpace::Collapse => TRIM,
        WhiteSpace::Preserve | WhiteSpace::Replace => "",
    };
    let names = [
        ("String", string.as_str()),
        ("trim", trim),
        ("H", kit.hasher()),
    ];
    for template in CONVERSIONS {
        kit.item(template, &names);
    }
}

/// Writes the check: place by place, or as a machine where what may stand at a place hangs on what stood before.
pub(super) fn check(code: &mut Code, fixed: &Fixed) {
    code.gap();
    code.line("#[inline]");
    code.block(
        "const fn accepts(text: &str) -> bool {",
        |code| match machine::places(&fixed.machine) {
            Some(places) => by_place(code, &places, fixed.length),
            None => by_state(code, fixed),
        },
    );
}

fn by_place(code: &mut Code, places: &[&Arm], length: usize) {
    code.line("let (mut rest, mut place) = (text.as_bytes(), 0_usize);");
    code.block("while let [octet, tail @ ..] = rest {", |code| {
        code.block("match (place, *octet) {", |code| {
            machine::arms_of_places(code, places, octet);
        });
        code.line("(rest, place) = (tail, place + 1);");
    });
    code.line(format_args!("place == {length}"));
}

fn by_state(code: &mut Code, fixed: &Fixed) {
    code.line("let (mut rest, mut state) = (text.as_bytes(), 0_u8);");
    code.block("while let [octet, tail @ ..] = rest {", |code| {
        code.block_to("state = match (state, *octet) {", "};", |code| {
            machine::arms(code, &fixed.machine, octet);
        });
        code.line("rest = tail;");
    });
    code.line(format_args!("text.len() == {}", fixed.length));
}

fn octet(c: char) -> String {
    format!("b{c:?}")
}
