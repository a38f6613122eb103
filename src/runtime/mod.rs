//! What judging a value takes at run time, written once: the core uses these modules to judge schemas, and
//! the emitter puts their whole text into the files that need them, as [`Module`] says.
//!
//! So they use nothing but `core`: no allocation, no panics, nothing of this crate outside this folder. In a
//! generated file they stand two steps deep, so that a line has at most 92 columns.

pub(crate) mod base64;
pub(crate) mod boolean;
pub(crate) mod calendar;
pub(crate) mod characters;
pub(crate) mod date;
pub(crate) mod decimal;
pub(crate) mod duration;
pub(crate) mod float;
pub(crate) mod hex;
pub(crate) mod language;
pub(crate) mod name;
pub(crate) mod pattern;
pub(crate) mod space;
pub(crate) mod trim;
pub(crate) mod uri;

// Only generated code calls what stands in these.
#[cfg(test)]
mod buffer;
#[cfg(test)]
mod civil;
#[cfg(test)]
mod date_fields;
#[cfg(test)]
mod hash;
#[cfg(test)]
mod hash_text;
#[cfg(test)]
mod hash_words;
#[cfg(test)]
mod integer;
#[cfg(test)]
mod number;
#[cfg(test)]
mod octets;
#[cfg(test)]
mod owned;
#[cfg(test)]
mod scaled;
#[cfg(test)]
#[expect(dead_code)]
mod serde_compact;
#[cfg(test)]
#[expect(dead_code)]
mod serde_native;
#[cfg(test)]
#[expect(dead_code, unused_imports)]
mod serde_text;
#[cfg(test)]
mod window;

/// Declares the modules: name here, name there, and the modules that its text names.
macro_rules! modules {
    ($($module:ident $name:literal [$($needed:ident)*])*) => {
        /// A module of this folder, as a part of generated files.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Module {
            $($module,)*
        }

        impl Module {
            #[cfg(test)]
            const ALL: &[Self] = &[$(Self::$module),*];

            /// Its name.
            pub(crate) fn name(self) -> &'static str {
                match self {
                    $(Self::$module => $name,)*
                }
            }

            /// Its whole text.
            pub(crate) fn text(self) -> &'static str {
                match self {
                    $(Self::$module => include_str!(concat!($name, ".rs")),)*
                }
            }

            /// The modules that it names.
            pub(crate) fn needed(self) -> &'static [Self] {
                match self {
                    $(Self::$module => &[$(Self::$needed),*],)*
                }
            }
        }
    };
}

modules! {
    Hash "hash" []
    HashWords "hash_words" []
    HashText "hash_text" [HashWords]
    Window "window" []
    Trim "trim" []
    Space "space" []
    Owned "owned" [Space]
    Buffer "buffer" []
    Characters "characters" []
    Name "name" []
    Language "language" []
    Uri "uri" [Characters]
    Boolean "boolean" []
    Integer "integer" []
    Decimal "decimal" []
    Scaled "scaled" []
    Float "float" []
    Number "number" [Float]
    Calendar "calendar" []
    Date "date" [Calendar]
    DateFields "date_fields" []
    Civil "civil" [Buffer DateFields]
    Duration "duration" [Calendar]
    Hex "hex" []
    Base64 "base64" []
    Octets "octets" []
    Pattern "pattern" []
    SerdeText "serde_text" []
    SerdeCompact "serde_compact" [SerdeText]
    SerdeNative "serde_native" [Buffer SerdeText]
}

#[cfg(test)]
mod tests {
    use super::Module;
    use super::{buffer, hash, hash_text, hash_words, trim, window};

    #[test]
    fn modules_declare_what_they_name() {
        for module in Module::ALL {
            let named = |other: &&Module| {
                let path = format!("use super::{}::", other.name());
                module.text().contains(&path)
            };
            let named: Vec<Module> = Module::ALL.iter().filter(named).copied().collect();
            assert_eq!(module.needed(), named, "{module:?}");
        }
    }

    #[test]
    fn windows_are_held_back_inside_the_text() {
        assert_eq!(window::at::<2>("abc", 1), Some(0x6362));
        assert_eq!(window::at::<2>("abc", 2), None);
        assert_eq!(window::near::<2>("abc", 9), Some(0x6362));
        assert_eq!(window::from_end::<2>("abc", 1), Some(0x6261));
        assert_eq!(window::from_end::<2>("abc", 9), Some(0x6261));
        assert_eq!(window::near::<4>("abc", 0), None);
    }

    #[test]
    fn hashes_depend_on_all_that_they_are_made_of() {
        let hashes = [
            hash::of_word(9, 3, 5),
            hash::of_word(7, 3, 5),
            hash::of_word(9, 4, 5),
            hash::of_word(9, 3, 6),
            hash_words::of_two(9, 3, 5, 7),
            hash_words::of_two(9, 3, 5, 8),
            hash_text::of_text(1, "abcdefghijk"),
            hash_text::of_text(1, "abcdXfghijk"),
            hash_text::of_text(1, "abcdefghij"),
        ];
        for (i, hash) in hashes.iter().enumerate() {
            assert_eq!(hashes.iter().position(|h| h == hash), Some(i));
        }
        assert_eq!(hash_words::of_two(1, 3, 5, 0), hash::of_word(1, 3, 5));
    }

    #[test]
    fn only_white_space_of_xml_is_taken_off() {
        assert_eq!(trim::trimmed(" a b\n"), Some("a b"));
        assert_eq!(trim::trimmed("a b"), None);
        assert_eq!(trim::trimmed("\u{a0}a"), None);
        let find = |text: &str| (text == "a").then_some(1);
        assert_eq!(trim::find_trimmed("\ta", find), Some(1));
        assert_eq!(trim::find_trimmed("ab", find), None);
    }

    #[test]
    fn a_buffer_refuses_what_does_not_fit() {
        use std::fmt::Write as _;
        let mut text = buffer::Text::<3>::new();
        assert!(text.write_str("ab").is_ok());
        assert!(text.write_str("cd").is_err());
        assert_eq!(text.as_str(), "ab");
        assert_eq!(buffer::shown(-12).as_str(), "-12");
    }
}
