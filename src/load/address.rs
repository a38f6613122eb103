//! Addresses of documents: URIs, paths, and what people write between the two.

use std::path::{Path, PathBuf};

use crate::text::scheme;

/// Whether an address names something that is not in the file system.
pub(super) fn is_remote(address: &str) -> bool {
    scheme(address).is_some_and(|s| !s.eq_ignore_ascii_case("file"))
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
    use super::{file_name, is_remote, percent_decoded};

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
