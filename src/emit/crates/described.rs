//! What a type looks like to those who see its text only.

use crate::emit::atomic::kind::{self, Kind};
use crate::emit::file::File;
use crate::emit::unit::Unit;
use crate::model::Doc;

/// A type as JSON and its like see it.
#[derive(Debug, Default)]
pub(super) struct Described {
    pub(super) description: String,
    /// All values and their descriptions, if nothing else is a value.
    pub(super) values: Option<Vec<(String, String)>>,
    /// How serde writes it.
    pub(super) form: Form,
    pub(super) length: (u64, Option<u64>),
    /// For numbers.
    pub(super) range: Option<(i128, i128)>,
    /// A regular expression that JavaScript reads as the recommendation does.
    pub(super) pattern: Option<String>,
}

/// What JSON writes a value as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Form {
    #[default]
    Text,
    Integer,
    /// A number, or the text of what is no number.
    Number,
    Boolean,
}

impl Described {
    pub(super) fn of(file: &File<'_>, unit: &Unit<'_>) -> Self {
        let mut described = Self {
            description: text(&unit.simple.docs),
            ..Self::default()
        };
        if is_closed(unit) {
            let values = unit.values();
            let values = values.map(|(value, _)| (value.literal.clone(), text(&value.docs)));
            described.values = Some(values.collect());
        }
        if let Some(atomic) = kind::of(unit.simple) {
            let kind = Kind::of(&atomic.datatype);
            let is_native = file.options.serde_native;
            match kind {
                Kind::Integer(range) if is_native => {
                    described.form = Form::Integer;
                    described.range = Some((range.min, range.max));
                }
                Kind::Float(_) if is_native => described.form = Form::Number,
                Kind::Boolean if is_native => described.form = Form::Boolean,
                Kind::Text if atomic.datatype.is_literal() => {
                    described.length = atomic.datatype.constraints().length_range();
                }
                _ => {}
            }
            if let [pattern] = atomic.datatype.constraints().patterns.as_slice()
                && let [source] = pattern.sources()
                && is_plain(source)
            {
                described.pattern = Some(format!("^(?:{source})$"));
            }
        }
        described
    }
}

/// Whether the values are all that the type has.
pub(super) fn is_closed(unit: &Unit<'_>) -> bool {
    unit.enumeration().is_some() && unit.other().is_none() && !unit.is_typed()
}

pub(super) fn text(docs: &[Doc]) -> String {
    let docs: Vec<&str> = docs.iter().map(|doc| doc.markdown.as_str()).collect();
    docs.join("\n\n")
}

/// Whether an expression means the same in XML Schema and in JavaScript.
fn is_plain(source: &str) -> bool {
    let mut chars = source.chars().peekable();
    let mut in_class = false;
    while let Some(c) = chars.next() {
        let differs = match c {
            '\\' => !chars.next().is_some_and(|c| ".-+*?()[]{}|\\/".contains(c)),
            // A subtraction of classes.
            '-' => in_class && chars.peek() == Some(&'['),
            // A group is only a group, and no quantifier is lazy.
            '(' | '*' | '+' | '?' | '}' => chars.peek() == Some(&'?'),
            '^' | '$' | '.' => true,
            c => !c.is_ascii(),
        };
        in_class = match c {
            '[' => true,
            ']' => false,
            _ => in_class,
        };
        if differs {
            return false;
        }
    }
    true
}
