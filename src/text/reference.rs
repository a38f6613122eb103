//! References to documents: URIs, and paths written like them.

/// The scheme of an absolute address. One letter is a Windows drive, not a scheme.
pub(crate) fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let valid = scheme
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    (valid && scheme.len() > 1 && scheme.starts_with(|c: char| c.is_ascii_alphabetic()))
        .then_some(scheme)
}

/// A reference resolved against a base address or path (RFC 3986, 5.2).
pub(crate) fn join(base: &str, address: &str) -> String {
    if address.is_empty() {
        return base.to_owned();
    }
    if scheme(address).is_some() {
        return address.to_owned();
    }
    // What no reference without a scheme changes.
    let fixed = match (scheme(base), base.find("://")) {
        (Some(scheme), Some(_)) if address.starts_with("//") => {
            return format!("{scheme}:{address}");
        }
        (Some(_), Some(i)) => {
            let authority = base.get(i + 3..).unwrap_or("");
            i + 3 + authority.find('/').unwrap_or(authority.len())
        }
        (Some(s), None) => s.len() + 1,
        (None, _) => 0,
    };
    let (head, path) = base.split_at(fixed);
    let path = match fixed {
        0 => path,
        _ => path.split(['?', '#']).next().unwrap_or(""),
    };
    let (relative, tail) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
    if relative.is_empty() {
        return format!("{head}{path}{tail}");
    }
    if let Some(rooted) = relative.strip_prefix('/') {
        return format!("{head}/{}{tail}", normal(rooted, true));
    }
    let folder = path.rfind('/').map_or("", |i| path.get(..=i).unwrap_or(""));
    let (root, folder) = match folder.strip_prefix('/') {
        Some(rest) => ("/", rest),
        None if fixed > 0 => ("/", folder),
        None => ("", folder),
    };
    let path = normal(&format!("{folder}{relative}"), !root.is_empty());
    format!("{head}{root}{path}{tail}")
}

/// A path without `.` and, as far as there is something before them, `..`; above a root there is nothing.
fn normal(path: &str, is_rooted: bool) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." if is_rooted || parts.last().is_some_and(|p| *p != "..") => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    if path.ends_with("/.") || path.ends_with("/..") || matches!(path, "." | "..") && is_rooted {
        parts.push("");
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn joining() {
        for (base, address, whole) in [
            ("http://e.org/a/b.xsd", "c.xsd", "http://e.org/a/c.xsd"),
            ("http://e.org/a/b.xsd", "../c.xsd", "http://e.org/c.xsd"),
            ("http://e.org", "c.xsd", "http://e.org/c.xsd"),
            ("http://e.org/a/", "/c.xsd", "http://e.org/c.xsd"),
            ("http://e.org/a/", "urn:c", "urn:c"),
            ("sub/x.xsd", "y/../z.xsd", "sub/z.xsd"),
            ("sub/", "../../z.xsd", "../z.xsd"),
            ("/abs/x", "z", "/abs/z"),
            ("x", "./z", "z"),
            ("http://e.org/a/b?c#d", "e#f", "http://e.org/a/e#f"),
            ("http://e.org/a/b?c#d", "#f", "http://e.org/a/b#f"),
            ("http://e.org/a/b/c", "..", "http://e.org/a/"),
            ("http://e.org/a/b", "../../c", "http://e.org/c"),
            ("http://e.org/a/b", "./", "http://e.org/a/"),
            ("http://e.org/a/b", "//f.org/c", "http://f.org/c"),
        ] {
            assert_eq!(join(base, address), whole, "{base} {address}");
        }
    }
}
