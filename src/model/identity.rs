//! What a type is called, where it hangs, and where it is described.

use std::fmt;

/// Where a specification page describes a type.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Citation {
    /// Title of the document or of the page.
    pub title: String,
    /// Section number, such as `2.2.5.20`, when the heading has one.
    pub section: Option<String>,
    /// Address of the section, when known.
    pub url: Option<String>,
}

/// Name of a type, or the path to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Identity {
    /// Target namespace; `None` is no namespace.
    pub namespace: Option<String>,
    /// Its name; `None` for an anonymous type.
    pub name: Option<String>,
    /// For an anonymous type: the steps from the top-level component to it. Empty for a named one.
    pub path: Vec<Step>,
}

impl Identity {
    /// Of a type with a name in no namespace.
    pub(crate) fn named(name: String) -> Self {
        Self {
            name: Some(name),
            ..Self::default()
        }
    }

    /// The name of the nearest component that an anonymous type hangs from.
    #[cfg_attr(not(feature = "pages"), allow(dead_code))] // only pages need it
    pub(crate) fn owner(&self) -> Option<&str> {
        let named = |s: &&Step| s.kind != StepKind::Member;
        self.path
            .iter()
            .rev()
            .filter(named)
            .find_map(|s| s.name.as_deref())
    }
}

impl fmt::Display for Identity {
    /// The name, or a path such as `Car/@color`; anonymous steps and complex types without a name are left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(name) = &self.name {
            return f.write_str(name);
        }
        let mut separator = "";
        for step in &self.path {
            let name = step.name.as_deref().unwrap_or("");
            let (mark, end) = match step.kind {
                StepKind::Attribute => ("@", ""),
                StepKind::Base => ("base(", ")"),
                StepKind::Item => ("item(", ")"),
                StepKind::Member => ("member(", ")"),
                StepKind::SimpleContent => ("content(", ")"),
                StepKind::Alternative => ("alternative(", ")"),
                _ if name.is_empty() => continue,
                _ => ("", ""),
            };
            write!(f, "{separator}{mark}{name}{end}")?;
            separator = "/";
        }
        Ok(())
    }
}

/// One step of the path to an anonymous type.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// What kind of component.
    pub kind: StepKind,
    /// Its name, where it has one.
    pub name: Option<String>,
}

/// Kinds of components that an anonymous type hangs from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StepKind {
    /// `xs:element`
    Element,
    /// `xs:attribute`
    Attribute,
    /// `xs:complexType`
    ComplexType,
    /// `xs:simpleType`
    SimpleType,
    /// `xs:group`
    Group,
    /// `xs:attributeGroup`
    AttributeGroup,
    /// base type of a restriction, given in place
    Base,
    /// item type of a list, given in place
    Item,
    /// member type of a union, given in place; its number among them from 1 is the name
    Member,
    /// `xs:simpleContent` restriction
    SimpleContent,
    /// `xs:alternative` (XSD 1.1)
    Alternative,
}
