//! Enums that a person wrote and a schema: whether they agree, and the impls that such an enum gets.
//!
//! The attribute and derive macros are this module and a conversion of tokens.

mod check;
mod itself;
mod rename;
mod single;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use crate::emit;
use crate::model::SimpleType;
use crate::name::TypeNames;
use crate::options::EmitOptions;
use crate::pipeline::{Error, Generated, Request};

pub use rename::RenameAll;

/// What a type is in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// An enumeration, or a union.
    Enum,
    /// Any other simple type.
    Struct,
}

/// An enum as a person wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandWritten {
    /// Its identifier.
    pub ident: String,
    /// Name of the type in the schema, if that is not the identifier: a name, `{namespace}name`, or the
    /// path that the type has in generated code.
    pub type_name: Option<String>,
    /// How the schema spells variants that do not say their value.
    pub rename_all: Option<RenameAll>,
    /// Its unit variants.
    pub variants: Vec<HandWrittenVariant>,
    /// The variant for other text.
    pub other: Option<String>,
}

/// A unit variant as a person wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandWrittenVariant {
    /// Its identifier.
    pub ident: String,
    /// The value that it says it is.
    pub value: Option<String>,
}

/// The part of a hand-written enum that something is wrong with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place {
    /// The enum's name.
    Enum,
    /// The identifier of a variant, by its index.
    Variant(usize),
    /// The value that a variant says it is, by the variant's index.
    Value(usize),
}

/// One point on which an enum and its schema do not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Disagreement {
    /// What it is about.
    pub place: Place,
    /// What is wrong, with the schema's file, line and column.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// What a hand-written enum gets.
#[derive(Debug)]
#[non_exhaustive]
pub struct Implementation {
    /// The impls; nothing if something is wrong.
    pub code: String,
    /// Every file read.
    pub inputs: Vec<PathBuf>,
    /// Why the schema could not be read, or that it has no such type.
    pub error: Option<Error>,
    /// Where enum and schema do not agree.
    pub disagreements: Vec<Disagreement>,
}

impl Request {
    /// Checks that a hand-written enum agrees with the inputs, and generates its impls. Without any input
    /// the enum itself says what its values are.
    ///
    /// ```
    /// use xsdgen::internal::Request;
    /// use xsdgen::internal::handwritten::{HandWritten, HandWrittenVariant, Place};
    ///
    /// let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
    ///   <xs:simpleType name="Size"><xs:restriction base="xs:token">
    ///     <xs:enumeration value="small"/>
    ///     <xs:enumeration value="large"/>
    ///   </xs:restriction></xs:simpleType>
    /// </xs:schema>"#;
    /// let variant = |ident: &str| HandWrittenVariant { ident: ident.into(), value: None };
    /// let size = HandWritten {
    ///     ident: "Size".into(),
    ///     variants: vec![variant("Small")],
    ///     ..HandWritten::default()
    /// };
    /// let made = Request::new().text("size.xsd", schema).implement(&size);
    /// let [missing] = made.disagreements.as_slice() else { panic!() };
    /// assert_eq!(missing.place, Place::Enum);
    /// assert_eq!(missing.message, "no variant for the value \"large\" of `Size` (size.xsd:4:5)");
    /// assert_eq!(missing.help, "add `Large`");
    /// ```
    pub fn implement(&self, written: &HandWritten) -> Implementation {
        let mut made = Implementation {
            code: String::new(),
            inputs: Vec::new(),
            error: None,
            disagreements: Vec::new(),
        };
        let mut emit = self.options.emit.clone();
        let agreed = if self.inputs.is_empty() {
            itself::of_enum(written, &mut made.disagreements)
        } else {
            self.agreed(written, &mut made, &mut emit)
        };
        if let Some((simple_type, names)) = agreed {
            let options = EmitOptions {
                hand_written: true,
                ..emit
            };
            let (model, names) = single::alone(simple_type, names);
            made.code = emit::emit(&model, &names, &options, String::new());
        }
        made
    }

    /// The type that the enum stands for, if they agree.
    fn agreed(
        &self,
        written: &HandWritten,
        made: &mut Implementation,
        emit: &mut EmitOptions,
    ) -> Option<(SimpleType, TypeNames)> {
        let wanted = written.type_name.as_deref().unwrap_or(&written.ident);
        let analysis = match self.analyse() {
            Ok(analysis) => analysis,
            Err(error) => {
                made.inputs = error.inputs().map(Path::to_owned).collect();
                made.error = Some(error);
                return None;
            }
        };
        made.inputs = analysis.inputs().map(Path::to_owned).collect();
        emit.clone_from(&analysis.options().emit);
        let (model, names) = (analysis.model(), analysis.names());
        match single::find(model, names, wanted, Item::Enum) {
            Ok(id) => {
                let (simple_type, names) = single::with_text(model, names, id);
                check::agree(
                    written,
                    simple_type,
                    names,
                    analysis.sources(),
                    &mut made.disagreements,
                )
            }
            Err(diagnostic) => {
                made.error = Some(analysis.error(diagnostic));
                None
            }
        }
    }

    /// Generates one type of the inputs, under an identifier, with an error type of its own.
    ///
    /// `wanted` is its name in the schema, `{namespace}name`, or its path in generated code. The text
    /// begins with the definition of the type: its docs, its attributes, its variants or its field. Types that it is
    /// made of stand in a module that is called after it.
    ///
    /// # Errors
    /// When the inputs are wrong, or have no such type that is such an item.
    pub fn generate_type(&self, wanted: &str, ident: &str, item: Item) -> Result<Generated, Error> {
        let analysis = self.analyse()?;
        let (model, names) = (analysis.model(), analysis.names());
        match single::find(model, names, wanted, item) {
            Ok(id) => {
                let (model, names) = single::with_parts(model, names, (id, ident));
                analysis.with(model, names).generate()
            }
            Err(diagnostic) => Err(analysis.error(diagnostic)),
        }
    }
}
