//! A library that had its enum, with impls of its own, before there was a schema. `check` proves that the two agree and
//! generates nothing, so the library's users see no change.

use std::fmt;

/// How dark the beans are.
#[derive(Clone, Copy, Debug, Eq, PartialEq, xsdgen_macro::XsdEnum)]
#[xsd(schema = "schemas/coffee.xsd", check)]
#[non_exhaustive]
pub enum Roast {
    Light,
    MediumDark,
    /// The library calls it otherwise than the schema.
    #[xsd(value = "dark")]
    Espresso,
}

impl fmt::Display for Roast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Light => "a light roast",
            Self::MediumDark => "a medium dark roast",
            Self::Espresso => "a dark roast",
        })
    }
}

/// The same list where the library has no impls yet: then the derive writes them too.
#[derive(Clone, Copy, Debug, Eq, PartialEq, xsdgen_macro::XsdEnum)]
#[xsd(
    schema = "schemas/coffee.xsd",
    name = "Roast",
    rename_all = "kebab-case"
)]
pub enum Label {
    Light,
    MediumDark,
    Dark,
}

#[cfg(test)]
mod tests {
    use super::{Label, Roast};

    #[test]
    fn its_own_impls_stay() {
        assert_eq!(Roast::Espresso.to_string(), "a dark roast");
    }

    #[test]
    fn those_that_it_lacked_are_there() {
        assert_eq!(" medium-dark ".parse(), Ok(Label::MediumDark));
        assert_eq!(Label::Dark.as_str(), "dark");
    }
}
