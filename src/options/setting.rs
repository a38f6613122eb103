//! What an option can hold, and how each front's spelling of a value gets into it.

use std::path::{Path, PathBuf};

/// A value as a front hands it over.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OptionValue {
    /// Yes or no.
    Flag(bool),
    /// One text, path, choice or number.
    Text(String),
    /// Several texts or paths.
    List(Vec<String>),
    /// Pairs of a name and what is said of it.
    Map(Vec<(String, String)>),
}

impl From<bool> for OptionValue {
    fn from(value: bool) -> Self {
        Self::Flag(value)
    }
}

impl From<&str> for OptionValue {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for OptionValue {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<u64> for OptionValue {
    fn from(value: u64) -> Self {
        Self::Text(value.to_string())
    }
}

impl<T: Into<String>> From<Vec<T>> for OptionValue {
    fn from(value: Vec<T>) -> Self {
        Self::List(value.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<String>, const N: usize> From<[T; N]> for OptionValue {
    fn from(value: [T; N]) -> Self {
        Self::List(value.into_iter().map(Into::into).collect())
    }
}

/// What kind of value an option takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Yes or no.
    Flag,
    /// Any text.
    Text,
    /// A number.
    Number,
    /// A file or directory.
    Path,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Any number of texts; each use adds to them.
    List,
    /// Any number of files or directories; each use adds to them.
    Paths,
    /// Any number of `NAME=VALUE`; each use adds to them.
    Map,
}

/// Something an option can be stored in.
pub trait Setting {
    /// What kind of value it takes.
    fn kind(&self) -> Kind;
    /// Takes a value; the error says what would have been right.
    fn set(&mut self, value: OptionValue) -> Result<(), String>;
    /// What it holds, `None` for an option that was not given and has no default.
    fn get(&self) -> Option<OptionValue>;
    /// Makes relative paths in it relative to `base`; other values stay.
    fn rebase(&mut self, _base: &Path) {}
}

pub(crate) fn text(value: OptionValue, wanted: &str) -> Result<String, String> {
    match value {
        OptionValue::Text(text) => Ok(text),
        OptionValue::List(list) => match <[String; 1]>::try_from(list) {
            Ok([one]) => Ok(one),
            Err(_) => Err(format!("takes {wanted}, once")),
        },
        OptionValue::Flag(_) | OptionValue::Map(_) => Err(format!("takes {wanted}")),
    }
}

fn list(value: OptionValue, wanted: &str) -> Result<Vec<String>, String> {
    match value {
        OptionValue::Text(text) => Ok(vec![text]),
        OptionValue::List(list) => Ok(list),
        OptionValue::Flag(_) | OptionValue::Map(_) => Err(format!("takes {wanted}")),
    }
}

fn map(value: OptionValue) -> Result<Vec<(String, String)>, String> {
    if let OptionValue::Map(pairs) = value {
        return Ok(pairs);
    }
    let pairs = list(value, "NAME=VALUE pairs")?;
    pairs.into_iter().map(|pair| split_pair(&pair)).collect()
}

/// Splits at the first `=` that is not written as `\=`.
fn split_pair(pair: &str) -> Result<(String, String), String> {
    let mut before = None;
    let at = pair.char_indices().find(|&(_, c)| {
        let found = c == '=' && before != Some('\\');
        before = Some(c);
        found
    });
    let parts = at.and_then(|(i, _)| Some((pair.get(..i)?, pair.get(i + 1..)?)));
    match parts {
        Some((name, value)) => Ok((name.replace("\\=", "="), value.to_owned())),
        None => Err(format!("takes NAME=VALUE, and `{pair}` has no `=`")),
    }
}

impl Setting for bool {
    fn kind(&self) -> Kind {
        Kind::Flag
    }
    fn set(&mut self, value: OptionValue) -> Result<(), String> {
        *self = match value {
            OptionValue::Flag(flag) => flag,
            OptionValue::Text(text) if text == "true" => true,
            OptionValue::Text(text) if text == "false" => false,
            _ => return Err("is either on or off: true or false".to_owned()),
        };
        Ok(())
    }
    fn get(&self) -> Option<OptionValue> {
        Some(OptionValue::Flag(*self))
    }
}

impl Setting for Option<String> {
    fn kind(&self) -> Kind {
        Kind::Text
    }
    fn set(&mut self, value: OptionValue) -> Result<(), String> {
        *self = Some(text(value, "a text")?);
        Ok(())
    }
    fn get(&self) -> Option<OptionValue> {
        self.clone().map(OptionValue::Text)
    }
}

impl Setting for Option<PathBuf> {
    fn kind(&self) -> Kind {
        Kind::Path
    }
    fn set(&mut self, value: OptionValue) -> Result<(), String> {
        *self = Some(text(value, "a path")?.into());
        Ok(())
    }
    fn get(&self) -> Option<OptionValue> {
        self.as_ref()
            .map(|p| OptionValue::Text(p.to_string_lossy().into_owned()))
    }
    fn rebase(&mut self, base: &Path) {
        if let Some(path) = self {
            *path = base.join(&path);
        }
    }
}

impl Setting for Option<u32> {
    fn kind(&self) -> Kind {
        Kind::Number
    }
    fn set(&mut self, value: OptionValue) -> Result<(), String> {
        let mut number = 0_u32;
        number.set(value)?;
        *self = Some(number);
        Ok(())
    }
    fn get(&self) -> Option<OptionValue> {
        self.map(|number| OptionValue::Text(number.to_string()))
    }
}

impl Setting for Vec<String> {
    fn kind(&self) -> Kind {
        Kind::List
    }
    fn set(&mut self, value: OptionValue) -> Result<(), String> {
        self.extend(list(value, "a list of texts")?);
        Ok(())
    }
    fn get(&self) -> Option<OptionValue> {
        Some(OptionValue::List(self.clone()))
    }
}

impl Setting for Vec<PathBuf> {
    fn kind(&self) -> Kind {
        Kind::Paths
    }
    fn set(&mut self, value: OptionValue) -> Result<(), String> {
        self.extend(
            list(value, "a list of paths")?
                .into_iter()
                .map(PathBuf::from),
        );
        Ok(())
    }
    fn get(&self) -> Option<OptionValue> {
        let paths = self.iter().map(|p| p.to_string_lossy().into_owned());
        Some(OptionValue::List(paths.collect()))
    }
    fn rebase(&mut self, base: &Path) {
        for path in self {
            *path = base.join(&path);
        }
    }
}

impl Setting for Vec<(String, String)> {
    fn kind(&self) -> Kind {
        Kind::Map
    }
    fn set(&mut self, value: OptionValue) -> Result<(), String> {
        self.extend(map(value)?);
        Ok(())
    }
    fn get(&self) -> Option<OptionValue> {
        Some(OptionValue::Map(self.clone()))
    }
}

impl Setting for Vec<(String, PathBuf)> {
    fn kind(&self) -> Kind {
        Kind::Map
    }
    fn set(&mut self, value: OptionValue) -> Result<(), String> {
        self.extend(map(value)?.into_iter().map(|(k, v)| (k, v.into())));
        Ok(())
    }
    fn get(&self) -> Option<OptionValue> {
        let pairs = self
            .iter()
            .map(|(k, v)| (k.clone(), v.to_string_lossy().into_owned()));
        Some(OptionValue::Map(pairs.collect()))
    }
    fn rebase(&mut self, base: &Path) {
        for (_, path) in self {
            *path = base.join(&path);
        }
    }
}

macro_rules! number_setting {
    ($($type:ty),+) => {$(
        impl Setting for $type {
            fn kind(&self) -> Kind {
                Kind::Number
            }
            fn set(&mut self, value: OptionValue) -> Result<(), String> {
                let given = text(value, "a number")?;
                *self = given.parse().map_err(|_| {
                    format!("takes a number from 0 to {}, not `{given}`", <$type>::MAX)
                })?;
                Ok(())
            }
            fn get(&self) -> Option<OptionValue> {
                Some(OptionValue::Text(self.to_string()))
            }
        }
    )+};
}

number_setting!(u32, u64);

/// Makes a field-less enum an option whose value is one of a few words.
macro_rules! choice_setting {
    ($type:ty { $($word:literal => $variant:ident),+ $(,)? }) => {
        impl $crate::options::Setting for $type {
            fn kind(&self) -> $crate::options::Kind {
                $crate::options::Kind::Choice(&[$($word),+])
            }
            fn set(&mut self, value: $crate::options::OptionValue) -> Result<(), String> {
                let wanted = || format!("takes one of {}", [$(concat!("`", $word, "`")),+].join(", "));
                *self = match $crate::options::setting::text(value, "one word")?.as_str() {
                    $($word => Self::$variant,)+
                    _ => return Err(wanted()),
                };
                Ok(())
            }
            fn get(&self) -> Option<$crate::options::OptionValue> {
                Some($crate::options::OptionValue::Text(match self {
                    $(Self::$variant => $word,)+
                }.to_owned()))
            }
        }
    };
}
pub(crate) use choice_setting;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_split_at_the_first_equals_sign_that_is_not_escaped() {
        let split = |pair: &str| split_pair(pair).unwrap_or_default();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(split("a=b=c"), pair("a", "b=c"));
        assert_eq!(split("Op::<\\==AtMost"), pair("Op::<=", "AtMost"));
        assert_eq!(split("a="), pair("a", ""));
        assert!(split_pair("a\\=b").is_err());
    }
}
