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

/// An address relative to another (RFC 3986, 5.2), for absolute and for relative bases.
pub(crate) fn join(base: &str, address: &str) -> String {
    if address.is_empty() {
        return base.to_owned();
    }
    if scheme(address).is_some() {
        return address.to_owned();
    }
    // Scheme and authority stay as they are.
    let fixed = match (scheme(base), base.find("://")) {
        (Some(_), Some(i)) => {
            let authority = base.get(i + 3..).unwrap_or("");
            i + 3 + authority.find('/').unwrap_or(authority.len())
        }
        (Some(s), None) => s.len() + 1,
        (None, _) => 0,
    };
    let (head, path) = base.split_at(fixed);
    if let Some(rooted) = address.strip_prefix('/') {
        return format!("{head}/{}", normal(rooted));
    }
    let folder = path.rfind('/').map_or("", |i| path.get(..=i).unwrap_or(""));
    let (root, folder) = match folder.strip_prefix('/') {
        Some(rest) => ("/", rest),
        None if fixed > 0 => ("/", folder),
        None => ("", folder),
    };
    format!("{head}{root}{}", normal(&format!("{folder}{address}")))
}

/// A path without `.` and without `..` as far as it can be.
fn normal(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." if parts.last().is_some_and(|p| *p != "..") => {
                parts.pop();
            }
            _ => parts.push(part),
        }
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
        ] {
            assert_eq!(join(base, address), whole, "{base} {address}");
        }
    }
}
