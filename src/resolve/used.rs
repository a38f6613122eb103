//! Types that elements and attributes have: nothing generated needs them, so that one that is missing is a warning.

use super::types::Builder;
use crate::datatypes::{BuiltIn, Version};
use crate::diagnostic::{Diagnostic, codes};
use crate::schema::xsd::{Name, ReferenceKind, Schema, XS};
use crate::text::some_of;

/// Names shown of one document.
const MOST_NAMED: usize = 3;

impl Builder<'_> {
    /// Warns, once for each schema, of the types of elements and attributes that nothing defines.
    pub(super) fn check_used(&mut self) {
        if self.composition.incomplete {
            return;
        }
        let mut seen = vec![false; self.composition.schemas.all().len()];
        let mut warnings = Vec::new();
        for instance in self.composition.instances.all().iter() {
            let schema = &self.composition.schemas[instance.schema];
            let first = seen
                .get_mut(instance.schema)
                .map(|s| !std::mem::replace(s, true));
            if first != Some(true) || instance.lenient {
                continue;
            }
            let chameleon = instance
                .namespace
                .as_deref()
                .filter(|_| schema.target.is_none());
            let missing = schema.used.iter().filter(|name| {
                let namespace = name.namespace.as_deref().or(chameleon);
                !self.exists(namespace, &name.local)
                    && !self.is_excused(schema, namespace, instance.namespace.as_deref())
            });
            warnings.extend(undefined(&missing.collect::<Vec<_>>()));
        }
        self.diagnostics.extend(warnings);
    }

    fn exists(&self, namespace: Option<&str>, local: &str) -> bool {
        let new = self.options.xsd_version >= Version::V1_1;
        let built_in = match local {
            "anyType" => true,
            "error" => new,
            _ => BuiltIn::from_name(local).is_some_and(|b| b.exists_in(self.options.xsd_version)),
        };
        // A built-in type without its prefix is understood.
        built_in && matches!(namespace, None | Some(XS))
            || self.composition.defines(namespace, local)
    }

    /// Whether nobody can know what a namespace has: it is imported, and no document of the run is of it; or a
    /// document is missing, of which there is a warning.
    fn is_excused(&self, schema: &Schema, namespace: Option<&str>, own: Option<&str>) -> bool {
        let instances = self.composition.instances.all();
        let known = instances
            .iter()
            .any(|i| i.namespace.as_deref() == namespace);
        let imported = schema
            .references
            .iter()
            .any(|r| r.kind == ReferenceKind::Import && r.namespace.as_deref() == namespace);
        let missing = self.composition.missing.iter().any(|m| match m.kind {
            ReferenceKind::Import => m.namespace.as_deref() == namespace,
            _ => own == namespace,
        });
        missing || imported && !known
    }
}

/// The warning about names that nothing defines.
fn undefined(names: &[&Name]) -> Option<Diagnostic> {
    let (first, rest) = names.split_first()?;
    let shown = names.iter().map(|name| format!("`{}`", name.local));
    let shown = some_of(shown, MOST_NAMED);
    let (types, are) = match rest.len() {
        0 => ("the type", "is"),
        _ => ("the types", "are"),
    };
    Some(
        Diagnostic::warning(
            codes::UNRESOLVED_TYPE,
            format!(
                "{types} {shown} of elements or attributes {are} not defined; nothing that is generated needs them"
            ),
        )
        .at(first.location)
        .help("correct the names, or add the documents that define them")
        .clause("XML Schema 1.1 Part 1, 3.17.6.2 (src-resolve)"),
    )
}
