//! Conversions between an atomic type and the one that it restricts.

use super::kind::{self, Kind};
use crate::emit::code::Code;
use crate::emit::file::File;
use crate::emit::related::try_from;
use crate::emit::unit::Unit;
use crate::model::Atomic;

const FROM: &str = "\
impl ::core::convert::From<$Type> for $Base {
    fn from(value: $Type) -> Self {
        Self(value.0)
    }
}
";

const INTO_TEXT: &str = "\
impl ::core::convert::From<$Type> for $Base {
    fn from(value: $Type) -> Self {
        Self(value.as_str().into())
    }
}
";

const INTO: &str = "\
impl ::core::convert::From<$Type> for $Base {
    fn from(value: $Type) -> Self {
        Self(value.0.into())
    }
}
";

/// Writes `From` to the base type where the two hold alike, and `TryFrom` the base type.
pub(super) fn emit(
    code: &mut Code,
    file: &File<'_>,
    unit: &Unit<'_>,
    atomic: &Atomic,
    kind: &Kind,
) {
    let base = atomic.base.map(|id| file.unit(file.model.target(id)));
    let Some((base, of_base)) = base.and_then(|base| Some((base, kind::of(base.simple)?))) else {
        return;
    };
    let base_kind = Kind::of(&of_base.datatype);
    let path = file.path(unit, &base);
    let lints = file.lints(unit).and(file.lints(&base));
    let names = [("Type", unit.names.ident.as_str()), ("Base", &path)];
    let from = match (kind, &base_kind) {
        (Kind::Integer(own), Kind::Integer(base)) if own.rust == base.rust => Some(FROM),
        (Kind::Integer(own), Kind::Integer(base)) if kind::holds(base.rust, own.rust) => Some(INTO),
        (Kind::Scaled(own), Kind::Scaled(base)) if own.scale == base.scale => {
            Some(if own.rust == base.rust { FROM } else { INTO })
        }
        (Kind::Float(own), Kind::Float(base)) if own == base => Some(FROM),
        (Kind::Ascii(_), Kind::Text) => Some(INTO_TEXT),
        (Kind::Ascii(own), Kind::Ascii(base)) if own.length == base.length => Some(FROM),
        (Kind::Text, Kind::Text)
        | (Kind::Literal(_), Kind::Literal(_))
        | (Kind::Binary, Kind::Binary)
        | (Kind::Boolean, Kind::Boolean) => Some(FROM),
        _ => None,
    };
    if let Some(from) = from {
        code.item(lints, from, &names);
    }
    let paths = (path.as_str(), unit.names.ident.as_str());
    try_from(code, lints, file.traits(&base), paths, "value");
}
