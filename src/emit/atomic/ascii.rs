//! Texts of one length and of ASCII, which are held in place: `Copy`, and usable in constants.

use super::kit::Kit;
use crate::datatypes::{Fixed, FixedStep, WhiteSpace};
use crate::emit::code::Code;

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

    fn from_str(text: &str) -> ::core::result::Result<Self, $Error> {
        match Self::new($trimmed) {
            ::core::option::Option::Some(value) => ::core::result::Result::Ok(value),
            ::core::option::Option::None => ::core::result::Result::Err(Self::refusal(text)),
        }
    }
}
",
    "\
impl ::core::convert::TryFrom<$String> for $Type {
    type Error = $Error;

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
        f.debug_tuple(\"$Type\").field(&self.as_str()).finish()
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
    let trimmed = match kit.datatype.white_space() {
        WhiteSpace::Collapse => "text.trim_matches(['\\t', '\\n', '\\r', ' '])",
        WhiteSpace::Preserve | WhiteSpace::Replace => "text",
    };
    let names = [
        ("String", string.as_str()),
        ("trimmed", trimmed),
        ("H", kit.hasher()),
    ];
    for template in CONVERSIONS {
        kit.item(template, &names);
    }
}

/// Writes the check, as a machine that is in one state at a time.
pub(super) fn check(code: &mut Code, fixed: &Fixed) {
    code.gap();
    code.block("const fn accepts(text: &str) -> bool {", |code| {
        code.line("let (mut rest, mut state) = (text.as_bytes(), 0_u8);");
        code.block("while let [octet, tail @ ..] = rest {", |code| {
            code.block_to("state = match (state, *octet) {", "};", |code| {
                for (states, class, distance) in arms(&fixed.steps) {
                    let value = format!("state + {distance}");
                    arm(code, &states, &ranges(&class, literal), &value);
                }
                code.line("_ => return false,");
            });
            code.line("rest = tail;");
        });
        code.line(format_args!("text.len() == {}", fixed.length));
    });
}

/// Ranges of states, ranges of characters, and how many states on a step leads.
type Arm = (Vec<(u8, u8)>, Vec<(u8, u8)>, u8);

/// Steps over the same characters and the same distance, together.
fn arms(steps: &[FixedStep]) -> Vec<Arm> {
    let mut arms: Vec<Arm> = Vec::new();
    for step in steps {
        let distance = step.to.saturating_sub(step.from);
        let same = arms
            .iter_mut()
            .find(|arm| arm.1 == step.class && arm.2 == distance);
        match same.map(|arm| &mut arm.0) {
            Some(states) => match states.last_mut() {
                Some(range) if range.1.checked_add(1) == Some(step.from) => range.1 = step.from,
                _ => states.push((step.from, step.from)),
            },
            None => arms.push((vec![(step.from, step.from)], step.class.clone(), distance)),
        }
    }
    arms
}

/// Writes an arm for each part of the states that fits a line.
fn arm(code: &mut Code, states: &[(u8, u8)], class: &[String], value: &str) {
    let of_states = ranges(states, |state| state.to_string());
    let line = format!(
        "({}, {}) => {value},",
        of_states.join(" | "),
        class.join(" | ")
    );
    if code.fits(&line) || (states.len() < 2 && class.len() < 2) {
        return code.exact_line(&line);
    }
    if class.len() > states.len() {
        let (one, other) = class.split_at(class.len() / 2);
        arm(code, states, one, value);
        arm(code, states, other, value);
    } else {
        let (one, other) = states.split_at(states.len() / 2);
        arm(code, one, class, value);
        arm(code, other, class, value);
    }
}

/// Ranges as patterns.
fn ranges(ranges: &[(u8, u8)], show: impl Fn(u8) -> String) -> Vec<String> {
    let range = |&(first, last): &(u8, u8)| match last - first {
        0 => show(first),
        1 => format!("{} | {}", show(first), show(last)),
        _ => format!("{}..={}", show(first), show(last)),
    };
    ranges.iter().map(range).collect()
}

/// An octet of visible ASCII as Rust writes it.
fn literal(octet: u8) -> String {
    match octet {
        b'\'' | b'\\' => format!("b'\\{}'", char::from(octet)),
        _ => format!("b'{}'", char::from(octet)),
    }
}
