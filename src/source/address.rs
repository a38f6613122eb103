//! Addresses of documents: URIs, paths, and what people write between the two.

use std::path::{Path, PathBuf};

/// The scheme of an absolute address. One letter is a Windows drive, not a scheme.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let valid = scheme
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    (valid && scheme.len() > 1 && scheme.starts_with(|c: char| c.is_ascii_alphabetic()))
        .then_some(scheme)
}

/// Whether an address names something that is not in the file system.
pub(super) fn is_remote(address: &str) -> bool {
    scheme(address).is_some_and(|s| !s.eq_ignore_ascii_case("file"))
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

/// `%20` and its kin decoded; what does not decode to UTF-8 stays as it is.
pub(super) fn percent_decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let hex = |b: u8| char::from(b).to_digit(16);
        let decoded = match (first, tail) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)).map(|(h, l)| (h * 16 + l) as u8),
            _ => None,
        };
        match decoded {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}

/// The file that a local address means, seen from a directory: as written, with slashes for
/// backslashes, or with percent escapes decoded, whichever is there. A directory is none; a pipe or a device
/// is found, so that reading it can be refused.
pub(super) fn local_file(address: &str, directory: &Path) -> Option<PathBuf> {
    let path = match scheme(address) {
        Some(_) => {
            let (_, path) = address.split_once(':')?;
            path.strip_prefix("//localhost")
                .or(path.strip_prefix("//"))
                .unwrap_or(path)
        }
        None => address,
    };
    let without_fragment = path.split_once('#').map_or(path, |(p, _)| p);
    let slashes = without_fragment.replace('\\', "/");
    let decoded = percent_decoded(&slashes);
    [path, without_fragment, &slashes, &decoded]
        .into_iter()
        .filter(|candidate| !candidate.is_empty())
        .map(|candidate| plain(&directory.join(candidate)))
        .find(|file| file.metadata().is_ok_and(|about| !about.is_dir()))
}

/// Without `./` in it, which would only look odd in messages.
fn plain(path: &Path) -> PathBuf {
    path.components().collect()
}

/// The last step of an address's path.
pub(super) fn file_name(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next()?;
    let name = path.rsplit(['/', ':', '\\']).next()?;
    (!name.is_empty() && name != "..").then(|| percent_decoded(name))
}

#[cfg(test)]
mod tests {
    use super::{file_name, is_remote, join, percent_decoded};

    #[test]
    fn schemes() {
        assert!(is_remote("http://example.org/a.xsd"));
        assert!(is_remote("urn:x:y"));
        for local in [
            "a.xsd",
            "C:\\a.xsd",
            "file:///a.xsd",
            "../a:b.xsd",
            "a/b:c.xsd",
        ] {
            assert!(!is_remote(local), "{local}");
        }
    }

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

    #[test]
    fn escapes_and_names() {
        assert_eq!(percent_decoded("a%20b%zz%"), "a b%zz%");
        assert_eq!(percent_decoded("%ff"), "%ff");
        assert_eq!(
            file_name("http://e.org/a%20b.xsd?x#y").as_deref(),
            Some("a b.xsd")
        );
        assert_eq!(file_name("http://e.org/"), None);
    }
}
