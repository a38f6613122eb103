//! A setter for each option, made of the table of options.

use super::Builder;
use crate::options::for_each_option;

macro_rules! setters {
    ($($kind:ident $method:ident $name:literal $value_name:literal $($field:ident).+ $(: $type:ty)?
        = $help:literal $($details:literal)*;)+) => {
        /// The options, each with the name that it has on the command line and in macros too.
        impl Builder {
            $(setter! { $kind $method $($field).+, $($type)?, $help, $($details)* })+
        }
    };
}

/// The method of an option, by the kind of its value.
macro_rules! setter {
    (flag $method:ident $($field:ident).+, , $help:literal, $($details:literal)*) => {
        #[doc = concat!($help, ".")]
        #[doc = ""]
        #[doc = concat!($($details),*)]
        #[must_use]
        pub fn $method(mut self, on: bool) -> Self {
            self.request.options.$($field).+ = on;
            self
        }
    };
    (text $method:ident $($field:ident).+, , $help:literal, $($details:literal)*) => {
        #[doc = concat!($help, ".")]
        #[doc = ""]
        #[doc = concat!($($details),*)]
        #[must_use]
        pub fn $method(mut self, text: impl Into<String>) -> Self {
            self.request.options.$($field).+ = Some(text.into());
            self
        }
    };
    (path $method:ident $($field:ident).+, , $help:literal, $($details:literal)*) => {
        #[doc = concat!($help, ".")]
        #[doc = ""]
        #[doc = concat!($($details),*)]
        #[must_use]
        pub fn $method(mut self, path: impl Into<std::path::PathBuf>) -> Self {
            self.request.options.$($field).+ = Some(path.into());
            self
        }
    };
    (value $method:ident $($field:ident).+, $type:ty, $help:literal, $($details:literal)*) => {
        #[doc = concat!($help, ".")]
        #[doc = ""]
        #[doc = concat!($($details),*)]
        #[must_use]
        pub fn $method(mut self, value: $type) -> Self {
            self.request.options.$($field).+ = value;
            self
        }
    };
    (number $method:ident $($field:ident).+, , $help:literal, $($details:literal)*) => {
        #[doc = concat!($help, ".")]
        #[doc = ""]
        #[doc = concat!($($details),*)]
        #[must_use]
        pub fn $method(mut self, number: u32) -> Self {
            self.request.options.$($field).+ = Some(number);
            self
        }
    };
    (list $method:ident $($field:ident).+, , $help:literal, $($details:literal)*) => {
        #[doc = concat!($help, ".")]
        #[doc = ""]
        #[doc = concat!($($details),*)]
        #[doc = " Each call adds one."]
        #[must_use]
        pub fn $method(mut self, one: impl Into<String>) -> Self {
            self.request.options.$($field).+.push(one.into());
            self
        }
    };
    (paths $method:ident $($field:ident).+, , $help:literal, $($details:literal)*) => {
        #[doc = concat!($help, ".")]
        #[doc = ""]
        #[doc = concat!($($details),*)]
        #[doc = " Each call adds one."]
        #[must_use]
        pub fn $method(mut self, path: impl Into<std::path::PathBuf>) -> Self {
            self.request.options.$($field).+.push(path.into());
            self
        }
    };
    (map $method:ident $($field:ident).+, $type:ty, $help:literal, $($details:literal)*) => {
        #[doc = concat!($help, ".")]
        #[doc = ""]
        #[doc = concat!($($details),*)]
        #[doc = " Each call adds one."]
        #[must_use]
        pub fn $method(mut self, name: impl Into<String>, value: impl Into<$type>) -> Self {
            self.request.options.$($field).+.push((name.into(), value.into()));
            self
        }
    };
}

for_each_option!(setters);
