//! Code lists in a crate: `xsdgen build` has written the modules from `lists` as `xsdgen.toml` says, and keeps the
//! names of values in `xsdgen.lock`. `lists/before` has the versions of the year before. `workflow.yml` is the job that
//! brings in new versions.

pub mod currency;
pub mod lamp;
pub mod unit;

pub use currency::Currency;
pub use lamp::Signal;
pub use unit::Unit;
