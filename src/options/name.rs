//! Options of the name stage: styles, and overrides by type and value.

use super::choice_setting;

/// Options of the name stage.
///
/// Types are told by a pattern (`*`, `?`, `\`) that the type's name in the schema, `{namespace}name` (`{}name` in no
/// namespace), the path to an anonymous type such as `Car/@color`, or the name in Rust must match as a whole.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct NameOptions {
    /// Generate only these types and what they need.
    pub types: Vec<String>,
    /// Don't generate these types.
    pub drop_types: Vec<String>,
    /// Keep text that is none of the values of these types in a variant.
    pub open: Vec<String>,
    /// Accept nothing but the values of these types, though the schema does.
    pub closed: Vec<String>,
    /// A type, and its name in Rust.
    pub rename_type: Vec<(String, String)>,
    /// `TYPE::LITERAL`, and the variant's name; a `*` in it stands for what `*` in the literal matched.
    pub rename_value: Vec<(String, String)>,
    /// A type, and a path to derive on it.
    pub derive_for: Vec<(String, String)>,
    /// A type, and an attribute to put on it.
    pub attribute_for: Vec<(String, String)>,
    /// `TYPE::LITERAL`: the value that `Default` gives.
    pub defaults: Vec<String>,
    /// Types that get `#[non_exhaustive]`.
    pub non_exhaustive_for: Vec<String>,
    /// Types that become a `struct` with a constant for each value.
    pub constants_for: Vec<String>,
    /// Every closed enumeration of more values than this becomes one, too.
    pub constants_above: Option<u32>,
    /// How variants are spelled.
    pub variant_style: VariantStyle,
    /// Put before the name of each variant.
    pub variant_prefix: Option<String>,
    /// Put before the name of each type.
    pub type_prefix: Option<String>,
    /// Taken from the front of types' names, the first that fits.
    pub strip_type_prefix: Vec<String>,
    /// Taken from the end of types' names, the first that fits.
    pub trim_type_suffix: Vec<String>,
    /// Which types go into modules.
    pub modules: Modules,
    /// A namespace, and the name of its module.
    pub rename_module: Vec<(String, String)>,
    /// Name of the error type.
    pub error_type: Option<String>,
    /// The record of names; `xsdgen.lock` in the base directory, where there is one, when `None`.
    pub lock: Option<std::path::PathBuf>,
    /// The record must not change.
    pub locked: bool,
}

impl NameOptions {
    /// Whether some option names a type.
    pub(crate) fn has_overrides(&self) -> bool {
        let lists = [
            &self.types,
            &self.drop_types,
            &self.open,
            &self.closed,
            &self.defaults,
            &self.non_exhaustive_for,
            &self.constants_for,
        ];
        let maps = [
            &self.rename_type,
            &self.rename_value,
            &self.derive_for,
            &self.attribute_for,
        ];
        lists.iter().any(|l| !l.is_empty()) || maps.iter().any(|m| !m.is_empty())
    }
}

/// How variants are spelled.
///
/// ```
/// use xsdgen::{Builder, VariantStyle};
///
/// let schema = r#"<schema xmlns="http://www.w3.org/2001/XMLSchema"><simpleType name="Size">
///   <restriction base="string"><enumeration value="x-large"/></restriction></simpleType></schema>"#;
/// let generated = Builder::new().text("a.xsd", schema).variant_style(VariantStyle::Pascal).generate()?;
/// assert!(generated.code().contains("XLarge,"));
/// # Ok::<(), xsdgen::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum VariantStyle {
    /// `NoState`, as Rust does.
    #[default]
    Pascal,
    /// As in the schema, where that is an identifier; rustc then warns about names in lower case.
    Verbatim,
}

/// Which types go into modules.
///
/// ```
/// use xsdgen::{Builder, Modules};
///
/// let schema = r#"<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:shop"><simpleType name="Size">
///   <restriction base="string"><enumeration value="x-large"/></restriction></simpleType></schema>"#;
/// let generated = Builder::new().text("a.xsd", schema).modules(Modules::Namespace).generate()?;
/// assert!(generated.code().contains("pub mod shop {"));
/// # Ok::<(), xsdgen::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Modules {
    /// None: types that several namespaces have begin with a word for their namespace.
    #[default]
    None,
    /// One module for each namespace; types in no namespace stand outside.
    Namespace,
}

choice_setting!(VariantStyle { "pascal" => Pascal, "verbatim" => Verbatim });
choice_setting!(Modules { "none" => None, "namespace" => Namespace });
