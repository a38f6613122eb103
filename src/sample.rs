//! Models for tests, without a schema.

use crate::datatypes::{BuiltIn, Datatype, Version};
use crate::model::{Identity, Model, SimpleType, Step, StepKind, Value};
use crate::source::{Location, SourceId};

/// A place in a source that nobody looks at.
pub(crate) fn location() -> Location {
    Location {
        source: SourceId(0),
        start: 0,
        end: 0,
    }
}

/// A value without documentation.
pub(crate) fn value(literal: &str) -> Value {
    Value::new(literal.to_owned(), location())
}

/// A closed enumeration of tokens. A name with slashes is the path to an anonymous type, as `Identity`
/// shows it; braces before it hold the namespace.
pub(crate) fn enumeration(name: &str, literals: &[&str]) -> SimpleType {
    let values = literals.iter().map(|l| value(l)).collect();
    let of = Datatype::built_in(BuiltIn::Token, Version::default());
    SimpleType::enumerated(identity(name), location(), (BuiltIn::Token, of), values)
}

/// Several of them.
pub(crate) fn model(types: &[(&str, &[&str])]) -> Model {
    Model {
        types: types.iter().map(|(n, l)| enumeration(n, l)).collect(),
        ..Model::default()
    }
}

fn identity(name: &str) -> Identity {
    let (namespace, name) = match name.strip_prefix('{').and_then(|n| n.split_once('}')) {
        Some((namespace, name)) => (Some(namespace.to_owned()), name),
        None => (None, name),
    };
    let steps = || {
        name.split('/').map(|step| match step.strip_prefix('@') {
            Some(attribute) => Step {
                kind: StepKind::Attribute,
                name: Some(attribute.to_owned()),
            },
            None => Step {
                kind: StepKind::Element,
                name: Some(step.to_owned()),
            },
        })
    };
    let anonymous = name.contains('/');
    Identity {
        namespace,
        name: (!anonymous).then(|| name.to_owned()),
        path: if anonymous {
            steps().collect()
        } else {
            Vec::new()
        },
    }
}
