//! Names of namespaces, and the versions in them.

/// The parts of a namespace's name.
pub(crate) fn namespace_parts(namespace: &str) -> impl Iterator<Item = &str> {
    let parts = namespace.split(['/', ':', '#']);
    parts.filter(|part| !part.is_empty())
}

/// What the versions of one namespace have in common: its parts without versions and dates.
pub(crate) fn unversioned(namespace: &str) -> String {
    let parts = namespace_parts(namespace).filter(|part| !is_version(part));
    parts.map(without_version).collect::<Vec<_>>().join("/")
}

/// Whether a part is a version or a date: `v1`, `1.0`, `2003a`, `2010-05-19`, `rev_2`.
pub(crate) fn is_version(part: &str) -> bool {
    let lower = part.to_ascii_lowercase();
    let words = ["version", "release", "ver", "rev", "v", "r"];
    let number = words.iter().find_map(|word| lower.strip_prefix(word));
    let number = number.unwrap_or(&lower).trim_start_matches(['-', '.', '_']);
    let letters = number.chars().filter(|c| c.is_alphabetic()).count();
    let starts = number.starts_with(|c: char| c.is_ascii_digit());
    let others = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    starts && letters <= 1 && number.chars().all(others)
}

/// A part without the version or the date that it ends with: `invoice-2`, `types_v1.2`, `core.v3`.
pub(crate) fn without_version(part: &str) -> &str {
    let ends = part.match_indices(['-', '_', '.']);
    let version = |(at, mark): &(usize, &str)| {
        let rest = part.get(at + 1..).unwrap_or_default();
        // `pacs.008.001.08` is a name.
        let is_marked = *mark != "." || rest.starts_with(['v', 'V']);
        *at > 0 && is_marked && is_version(rest)
    };
    let found = ends.into_iter().find(version);
    found.and_then(|(at, _)| part.get(..at)).unwrap_or(part)
}

#[cfg(test)]
mod tests {
    use super::unversioned;

    #[test]
    fn versions_of_a_namespace_have_the_rest_in_common() {
        for (old, new) in [
            ("urn:example:unit:2025", "urn:example:unit:2026"),
            (
                "http://example.com/v1/types",
                "http://example.com/v2.1/types",
            ),
            ("urn:oasis:names:Invoice-2", "urn:oasis:names:Invoice-3"),
        ] {
            assert_eq!(unversioned(old), unversioned(new));
        }
        assert_ne!(
            unversioned("urn:example:unit:2025"),
            unversioned("urn:example:vat:2025")
        );
        // A number in a name is not a version.
        assert_ne!(
            unversioned("urn:iso:pacs.008"),
            unversioned("urn:iso:pacs.009")
        );
    }
}
